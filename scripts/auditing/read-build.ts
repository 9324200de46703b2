import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { AuditedBuild, RuntimeArtifact } from "../../core/audit/index.js";
import { stableJson } from "../../core/audit/index.js";
import { CONTRACT_SOURCES, type ContractName, POLICY_SOURCES } from "../../core/contracts/index.js";
import { isBuiltFor, profileFor } from "../deployment/ensure-built.js";

/** Which contracts of contracts/ each part of a coalition may be. */
const CANDIDATES = Object.entries({
  ...CONTRACT_SOURCES,
  policy: Object.values(POLICY_SOURCES),
}).map(([part, names]) => [part as ContractName, [names].flat()] as const);

const buildInfo = z.object({
  solcLongVersion: z.string(),
  input: z.object({
    settings: z.record(z.string(), z.unknown()),
    sources: z.record(z.string(), z.object({ content: z.string() })),
  }),
});

/**
 * The code this machine built from its sources, as a deployment to the chain would be built; nothing where it is not
 * built, or older than the sources.
 */
export async function readBuild(chainId: bigint): Promise<AuditedBuild | undefined> {
  const profile = profileFor(Number(chainId));
  if (!(await isBuiltFor(profile))) return undefined;
  const { artifacts, config } = await import("hardhat");
  const contracts: Partial<Record<ContractName, RuntimeArtifact[]>> = {};
  const sources = new Map<string, string>();
  const [compilers, settings] = [new Set<string>(), new Set<string>()];
  const infos = new Set<string>();
  for (const [part, names] of CANDIDATES) {
    contracts[part] = [];
    for (const name of names) {
      const { deployedBytecode, immutableReferences } = (await artifacts.readArtifact(
        name,
      )) as RuntimeArtifact;
      contracts[part].push({
        deployedBytecode,
        ...(immutableReferences && { immutableReferences }),
      });
      const id = await artifacts.getBuildInfoId(name);
      if (id !== undefined) infos.add(id);
    }
  }
  for (const id of infos) {
    const path = join(config.paths.artifacts, "build-info", `${id}.json`);
    const { input, solcLongVersion } = buildInfo.parse(JSON.parse(await readFile(path, "utf8")));
    compilers.add(solcLongVersion);
    const { outputSelection: _, ...rest } = input.settings;
    settings.add(stableJson(rest));
    for (const [source, { content }] of Object.entries(input.sources))
      sources.set(source, createHash("sha256").update(content).digest("hex"));
  }
  const digest = createHash("sha256").update(stableJson(Object.fromEntries(sources)));
  return {
    contracts: contracts as AuditedBuild["contracts"],
    recipe: {
      profile,
      compiler: [...compilers].sort().join(", "),
      settings: [...settings].sort().join(", "),
      sources: `0x${digest.digest("hex")}`,
    },
  };
}
