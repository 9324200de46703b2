import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { type CoalitionAddresses, parseDeployment } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";

/** What the record of a deployment is held against: what the chain itself says, and from where its logs are to be read. */
export interface Found {
  chainId: bigint;
  /** Which chain; the hash of its first block, or what a local one calls itself. */
  identity: string;
  addresses: CoalitionAddresses;
  fromBlock: number;
}

/** `founding.json` beside Ignition's own file; what the relay does not need of it is left alone. */
const foundingSchema = z.object({
  identity: z.string(),
  chainId: z.int(),
  fromBlock: z.int().nonnegative(),
});

/**
 * Holds the record of a deployment against the chain: every address, and where a founding.json lies beside it, which chain
 * it is and from which block its logs must be read.
 *
 * @param path - of Ignition's deployed_addresses.json.
 * @throws DaoError `DEPLOYMENT_MALFORMED`, `DEPLOYMENT_DIFFERS`
 */
export async function compareDeployment(path: string, found: Found): Promise<void> {
  const recorded = parseDeployment((await readJson(path)) ?? unreadable(path));
  for (const [name, address] of Object.entries(recorded)) {
    const live = found.addresses[name as keyof CoalitionAddresses];
    // The admission policy is replaced by motion; every other part is listed for good.
    if (name === "policy" || live === address) continue;
    throw differs(`The record ${path} has ${name} at ${address}, the directory at ${live}.`);
  }
  await compareFounding(join(dirname(path), "founding.json"), found);
}

async function compareFounding(path: string, { chainId, identity, fromBlock }: Found) {
  const json = await readJson(path);
  if (json === undefined) return;
  const { data: founding = unreadable(path) } = foundingSchema.safeParse(json);
  if (BigInt(founding.chainId) !== chainId)
    throw differs(`${path} is of chain ${founding.chainId}, the node of chain ${chainId}.`);
  if (founding.identity !== identity)
    throw differs(
      `${path} is of another chain of the same id: it begins with ${founding.identity}, the node's with ${identity}.`,
    );
  if (fromBlock > founding.fromBlock)
    throw new DaoError(
      "DEPLOYMENT_DIFFERS",
      `The coalition began behind block ${founding.fromBlock}, the relay is told to read from ${fromBlock} on.`,
      { hint: `Set chain.fromBlock to ${founding.fromBlock}, as ${path} has it.` },
    );
}

/** @returns nothing where there is no such file. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    return unreadable(path, cause);
  }
}

function unreadable(path: string, cause?: unknown): never {
  throw new DaoError("DEPLOYMENT_MALFORMED", `The deployment record ${path} cannot be read.`, {
    hint: "Name a deployed_addresses.json (chain.deployment), or none.",
    cause,
  });
}

const differs = (message: string) =>
  new DaoError("DEPLOYMENT_DIFFERS", message, {
    hint: "Name the record of this coalition on this chain.",
  });
