import { stableJson } from "../../core/audit/index.js";
import { INTERFACES } from "../../core/contracts/index.js";
import type { Context } from "../cli/context.js";
import { coalitionFile } from "./capture.js";
import { readBuild } from "./read-build.js";

/** What a stranger needs beside the evidence: the coalition file, the interfaces, and how the code was built. */
export async function bundleFiles(
  context: Context,
  chainId: bigint,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const add = (name: string, text: string) => files.set(name, new TextEncoder().encode(text));
  const coalition = await coalitionFile(context);
  if (coalition !== undefined) files.set("coalition.json5", coalition);
  for (const [name, abi] of Object.entries(INTERFACES))
    add(`abi/${name}.json`, `${stableJson(JSON.parse(abi.formatJson()), 2)}\n`);
  const build = await readBuild(chainId);
  if (build === undefined) return files;
  add("build/recipe.json", `${stableJson(build.recipe, 2)}\n`);
  for (const [name, artifacts] of Object.entries(build.contracts))
    add(`build/${name}.json`, `${stableJson(artifacts)}\n`);
  return files;
}
