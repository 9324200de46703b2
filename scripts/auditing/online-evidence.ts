import { auditedBlock, type AuditedBlock } from "../../core/audit/index.js";
import { DaoError } from "../../core/errors.js";
import { formatCount } from "../../core/format/index.js";
import { RpcEvidence, type AuditedRange } from "../../core/proof/index.js";
import type { Context } from "../cli/context.js";
import { captureTo } from "./capture.js";
import { contentHolders } from "./content-holders.js";
import type { Evidence, EvidenceInput } from "./evidence.js";

/**
 * Evidence from the context's node, which is not believed, and content from this machine and the relays that are named.
 *
 * @throws DaoError `BLOCK_UNKNOWN`, `BLOCK_TOO_EARLY`, `URL_MALFORMED`, and what capturing throws.
 */
export async function onlineEvidence(context: Context, input: EvidenceInput): Promise<Evidence> {
  const { output, settings } = context;
  const { provider, chainId, name } = await context.network();
  const { directory, fromBlock } = await subjectOf(context, input);
  const block = await auditedBlock(provider, input.block);
  const range: AuditedRange = {
    ...{ chainId: BigInt(chainId), fromBlock },
    ...{ toBlock: block.number, blockHash: block.hash },
  };
  if (block.number < fromBlock) {
    throw new DaoError(
      "BLOCK_TOO_EARLY",
      `Block ${formatCount(block.number)} is before block ${formatCount(fromBlock)}, with which the coalition's history begins.`,
      { hint: "Name a later block." },
    );
  }
  const tell = (line: string) => output.note(line);
  const { holders, anybody } = await contentHolders(settings.content, input.relay, tell);
  const node = new RpcEvidence(provider, anybody);
  const base = { range, directory, holders, trust: trustIn(block, name) };
  if (input.bundle === undefined)
    return { ...base, source: node, capture: undefined, close: () => Promise.resolve() };
  return { ...base, ...(await captureTo(input.bundle, context, { node, range, directory })) };
}

/** A stranger names the directory; others have the record of the deployment. */
async function subjectOf(context: Context, { directory, fromBlock }: EvidenceInput) {
  if (directory !== undefined) return { directory, fromBlock: fromBlock ?? 0 };
  const deployment = await context.deployment();
  return {
    directory: deployment.addresses.directory,
    fromBlock: fromBlock ?? deployment.fromBlock,
  };
}

const trustIn = ({ number, hash, named }: AuditedBlock, network: string): string =>
  named
    ? "The block's hash is yours: whoever gave it to you vouches for the rest."
    : `That block ${formatCount(number)} has the hash ${hash} is the word of the node of ${network} alone: compare it elsewhere, or name it with --block.`;
