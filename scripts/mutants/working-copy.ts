import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { promisify } from "node:util";
import { DaoError } from "../../core/errors.js";

/** What a build writes. Saved once and put back before each mutant, so that none sees another's traces. */
const BUILT = ["artifacts", "cache", "typechain-types"];
/** Hardhat notes absolute paths here; without it a copy would compile everything again. */
const CACHE = join("cache", "compile-cache.json");

/** A copy of the tree in which contracts may be broken; `tree` is where commands run. */
export interface WorkingCopy {
  readonly tree: string;
  /** Keeps the build as it is now, for {@link restoreBuild}. */
  saveBuild(): Promise<void>;
  restoreBuild(): Promise<void>;
  remove(): Promise<void>;
}

/** Copies what git tracks or would track, with the last build, and links to the installed packages. */
export async function copyTree(root: string): Promise<WorkingCopy> {
  return makeCopy(root, async (tree) => {
    for (const file of await listFiles(root)) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await cp(join(root, file), join(tree, file));
    }
    for (const built of ["artifacts", "cache"]) {
      await copyFolder(join(root, built), join(tree, built));
    }
  });
}

/** A second copy of a first one, build included. */
export async function copyOfCopy({ tree: first }: WorkingCopy): Promise<WorkingCopy> {
  const packages = join(first, "node_modules");
  const filter = (path: string) => path !== packages;
  return makeCopy(first, (tree) => cp(first, tree, { recursive: true, filter }));
}

async function makeCopy(root: string, fill: (tree: string) => Promise<void>): Promise<WorkingCopy> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "three-opens-mutants-")));
  const [tree, saved] = [join(home, "tree"), join(home, "built")];
  const remove = () => rm(home, { recursive: true, force: true });
  const copyBuild = async (from: string, to: string) => {
    for (const built of BUILT) await copyFolder(join(from, built), join(to, built));
  };
  try {
    await mkdir(tree);
    await fill(tree);
    await moveCache(root, tree);
    const packages = await realpath(join(root, "node_modules"));
    await symlink(packages, join(tree, "node_modules"), "junction");
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    tree,
    saveBuild: () => copyBuild(tree, saved),
    restoreBuild: () => copyBuild(saved, tree),
    remove,
  };
}

async function listFiles(root: string): Promise<string[]> {
  const list = async (...which: string[]) => {
    const words = ["ls-files", "-z", "--exclude-standard", ...which];
    const { stdout } = await promisify(execFile)("git", words, { cwd: root });
    return stdout.split("\0").filter(Boolean);
  };
  try {
    const gone = new Set(await list("--deleted"));
    return (await list("--cached", "--others")).filter((file) => !gone.has(file));
  } catch (cause) {
    throw new DaoError("NO_GIT", "git does not say which files belong to this tree.", {
      hint: "Run npm run mutants in a clone of the repository.",
      cause,
    });
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  if (existsSync(from)) await cp(from, to, { recursive: true });
}

async function moveCache(root: string, tree: string): Promise<void> {
  if (!existsSync(join(tree, CACHE))) return;
  const inJson = (path: string) => JSON.stringify(path + sep).slice(1, -1);
  const cache = await readFile(join(tree, CACHE), "utf8");
  await writeFile(join(tree, CACHE), cache.split(inJson(root)).join(inJson(tree)));
}
