import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Where the relay looks for it. */
const BUILT = "dist/web";

/** Everything the app is made of; the packages it uses come with the lockfile. */
const SOURCES = ["web", "core", "typechain-types"];
const PACKAGES = "package-lock.json";

/**
 * Builds the web app when there is none, or one older than its sources. The one there was stays until the new one is whole.
 *
 * @returns whether there is one now; without it everything else works.
 */
export async function ensureWebApp(say: (text: string) => void, root = ROOT): Promise<boolean> {
  if (!(await isStale(root))) return true;
  say("Building the web app…");
  const fresh = join(root, "dist", `.web-${process.pid}`);
  try {
    await mkdir(join(root, "dist"), { recursive: true });
    const complaint = await build(root, fresh);
    if (complaint !== undefined) {
      say(`Warning: the web app could not be built, so there is none. ${complaint}`);
      return false;
    }
    await rm(join(root, BUILT), { recursive: true, force: true });
    await rename(fresh, join(root, BUILT));
    return true;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Whether what was built is missing, or older than anything it is made of. */
export async function isStale(root: string): Promise<boolean> {
  const built = await modified(join(root, BUILT, "index.html"));
  if (built === 0) return true;
  const paths = [join(root, PACKAGES)];
  for (const source of SOURCES) {
    const entries = await readdir(join(root, source), RECURSIVE).catch(() => []);
    paths.push(...entries.map(({ parentPath, name }) => join(parentPath, name)));
  }
  for (const path of paths) if ((await modified(path)) > built) return true;
  return false;
}

const RECURSIVE = { recursive: true, withFileTypes: true } as const;

/** @returns what Vite complained of, when it failed. */
async function build(root: string, directory: string): Promise<string | undefined> {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const options = ["--outDir", directory, "--emptyOutDir", "--logLevel", "error"];
  const child = spawn(process.execPath, [vite, "build", "web", ...options], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const [code] = (await once(child, "close")) as [number | null];
  return code === 0 ? undefined : complaint.trim() || `Vite ended with ${code}.`;
}

/** Time of a file's last change in milliseconds; 0 when it is not there. Folders have none of their own. */
async function modified(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? found.mtimeMs : 0;
}
