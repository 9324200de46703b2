import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ArtifactManager } from "hardhat/types/artifacts";
import { z } from "zod";
import { REHEARSAL_CHAIN_ID } from "./refuse-development-accounts.js";

/** How contracts are compiled: `production` keeps the metadata hash, so explorers can match sources exactly. */
export type BuildProfile = "default" | "production";

const METADATA = { default: "none", production: "ipfs" } as const;

const buildInfoSchema = z.object({
  input: z.object({ settings: z.object({ metadata: z.object({ bytecodeHash: z.string() }) }) }),
});

export const profileFor = (chainId: number): BuildProfile =>
  chainId === REHEARSAL_CHAIN_ID ? "default" : "production";

/** Builds the contracts when what lies in artifacts/ is missing, older than the sources or of another profile. */
export async function ensureBuilt(
  profile: BuildProfile,
  say: (text: string) => void,
): Promise<void> {
  if (await isBuiltFor(profile)) return;
  const { default: hre } = await import("hardhat");
  say("Building the contracts…");
  await hre.tasks
    .getTask("build")
    .run({ quiet: true, noTests: true, defaultBuildProfile: profile });
  await hre.artifacts.clearCache(); // It has looked before the build, and remembers that nothing was there.
}

/** Whether what lies in artifacts/ is of a profile and not older than the sources. */
export async function isBuiltFor(profile: BuildProfile): Promise<boolean> {
  const { artifacts, config } = await import("hardhat");
  const built = (await isBuilt(config.paths.artifacts, artifacts, profile))
    ? await modified(join(config.paths.cache, "compile-cache.json")) // Written by every build.
    : 0;
  const sources = await Promise.all(config.paths.sources.solidity.map(newest));
  return built > Math.max(...sources);
}

async function isBuilt(
  directory: string,
  artifacts: ArtifactManager,
  profile: BuildProfile,
): Promise<boolean> {
  const contract = "contracts/governance/CoalitionGovernor.sol:CoalitionGovernor";
  if (!(await artifacts.artifactExists(contract))) return false;
  const id = await artifacts.getBuildInfoId(contract);
  if (id === undefined) return false;
  const path = join(directory, "build-info", `${id}.json`);
  const info = buildInfoSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  return info.data?.input.settings.metadata.bytecodeHash === METADATA[profile];
}

/** Time of a file's last change, in milliseconds; 0 when it is not there. */
async function modified(path: string): Promise<number> {
  return (await stat(path, { throwIfNoEntry: false }))?.mtimeMs ?? 0;
}

/** Time of the last change of a Solidity file below a directory, in milliseconds. */
async function newest(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const sources = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".sol"));
  const times = await Promise.all(
    sources.map((entry) => modified(join(entry.parentPath, entry.name))),
  );
  return Math.max(0, ...times);
}
