import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { AuditedBuild } from "../../core/audit/build.js";
import { fingerprintOf } from "../../core/audit/compare-code.js";
import { stableJson } from "../../core/audit/stable-json.js";
import type { ContractName } from "../../core/contracts/addresses.js";
import { CONTRACT_SOURCES, POLICY_SOURCES } from "../../core/contracts/deployment-record.js";

const artifactSchema = z.object({
  deployedBytecode: z.string(),
  immutableReferences: z
    .record(z.string(), z.array(z.object({ start: z.number(), length: z.number() })))
    .optional(),
  buildInfoId: z.string(),
});

const buildInfoSchema = z.object({
  solcLongVersion: z.string(),
  input: z.object({
    settings: z.looseObject({ metadata: z.looseObject({ bytecodeHash: z.string() }) }),
    sources: z.record(z.string(), z.object({ content: z.string() })),
  }),
});

/**
 * What every contract's code must be, out of the artefacts of the last build; the recipe is the one `dao audit` shows.
 *
 * @param root - of the repository.
 * @returns nothing when the contracts are not built, or are older than their sources.
 */
export async function fingerprints(root: string): Promise<AuditedBuild | undefined> {
  if (!(await isCurrent(root))) return undefined;
  const artifacts = join(root, "artifacts");
  const paths = await artifactPaths(join(artifacts, "contracts"));
  const contracts: Partial<Record<ContractName, ReturnType<typeof fingerprintOf>[]>> = {};
  const infos = new Set<string>();
  const parts = { ...CONTRACT_SOURCES, policy: Object.values(POLICY_SOURCES) };
  for (const [part, names] of Object.entries(parts)) {
    const found = [];
    for (const name of [names].flat()) {
      const path = paths.get(name);
      if (path === undefined) return undefined;
      const { buildInfoId, ...artifact } = artifactSchema.parse(await readJson(path));
      infos.add(buildInfoId);
      found.push(fingerprintOf(artifact));
    }
    contracts[part as ContractName] = found;
  }
  return {
    contracts: contracts as AuditedBuild["contracts"],
    recipe: await recipeOf(root, [...infos]),
  };
}

async function recipeOf(root: string, ids: string[]): Promise<AuditedBuild["recipe"]> {
  const sources = new Map<string, string>();
  const [compilers, settings] = [new Set<string>(), new Set<string>()];
  let profile = "default";
  for (const id of ids) {
    const path = join(root, "artifacts", "build-info", `${id}.json`);
    const { input, solcLongVersion } = buildInfoSchema.parse(await readJson(path));
    compilers.add(solcLongVersion);
    const { outputSelection: _, ...rest } = input.settings;
    settings.add(stableJson(rest));
    if (input.settings.metadata.bytecodeHash !== "none") profile = "production";
    for (const [source, { content }] of Object.entries(input.sources)) {
      sources.set(source, createHash("sha256").update(content).digest("hex"));
    }
  }
  const digest = createHash("sha256").update(stableJson(Object.fromEntries(sources)));
  return {
    profile,
    compiler: [...compilers].sort().join(", "),
    settings: [...settings].sort().join(", "),
    sources: `0x${digest.digest("hex")}`,
  };
}

/** The same rule as of the command line: a build is good until a source changes. */
async function isCurrent(root: string): Promise<boolean> {
  const built = await changed(join(root, "cache", "compile-cache.json")); // Written by every build.
  const sources = await readdir(join(root, "contracts"), { recursive: true });
  const times = await Promise.all(
    sources
      .filter((path) => path.endsWith(".sol"))
      .map((path) => changed(join(root, "contracts", path))),
  );
  return built > Math.max(...times);
}

/** Milliseconds; 0 of what is not there. */
const changed = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** Where the artefact of each contract is, by its name. */
async function artifactPaths(directory: string): Promise<Map<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return new Map(
    entries
      .filter((entry) => entry.isFile() && entry.parentPath.endsWith(".sol"))
      .filter(({ name }) => name.endsWith(".json"))
      .map(({ name, parentPath }) => [name.slice(0, -".json".length), join(parentPath, name)]),
  );
}

const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(path, "utf8")) as unknown;
