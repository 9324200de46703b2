import type { AccountProof, BlockBody, EvidenceSource } from "../../proof/evidence.js";
import { keccak256 } from "ethers";
import { DaoError } from "../../errors.js";
import type { BundleEvidence } from "./bundle-evidence.js";
import { bundleForeign } from "./bundle-error.js";
import type { EvidenceSpool } from "./evidence-spool.js";
import type { BundleFacts } from "./manifest.js";
import { keepNodes } from "./proof-nodes.js";

/** What a source has not got, another may have. What the first says is asked of nobody else. */
export class EitherEvidence implements EvidenceSource {
  constructor(
    readonly first: EvidenceSource,
    readonly second: EvidenceSource,
  ) {}

  async header(number: number): Promise<Uint8Array | undefined> {
    return (await this.first.header(number)) ?? this.second.header(number);
  }

  async body(number: number): Promise<BlockBody | undefined> {
    return (await this.first.body(number)) ?? this.second.body(number);
  }

  async proof(
    block: number,
    address: string,
    slots: readonly string[],
  ): Promise<AccountProof | undefined> {
    return (
      (await this.first.proof(block, address, slots)) ?? this.second.proof(block, address, slots)
    );
  }

  async code(hash: string, at: { address: string; block: number }) {
    return (await this.first.code(hash, at)) ?? this.second.code(hash, at);
  }

  async blob(cid: string): Promise<Uint8Array | undefined> {
    return (await this.first.blob(cid)) ?? this.second.blob(cid);
  }
}

/** Copies everything a bundle holds, so that the bundle written from the spool holds it too. */
export async function takeOver(evidence: BundleEvidence, spool: EvidenceSpool): Promise<void> {
  for (const kind of ["bodies", "code", "headers"] as const)
    for await (const [key, bytes] of evidence.entries(kind)) await spool.put(kind, key, bytes);
  for (const kind of ["accounts", "slots"] as const)
    for await (const [key, entry] of evidence.entries(kind))
      await spool.put(kind, key, await keepNodes(spool, await evidence.nodesOf(entry)));
  for (const cid of evidence.bundle.content) {
    const bytes = await evidence.blob(cid);
    if (bytes !== undefined) await spool.put("content", cid, bytes);
  }
}

/**
 * What the bundle is about once a block is added to it.
 *
 * @param node - of the chain the new block is on: it must still have the blocks captured before.
 * @throws DaoError `BUNDLE_FOREIGN`, `CHAIN_REORGANISED`, `BUNDLE_BEHIND`.
 */
export async function extendedFacts(
  known: BundleFacts,
  added: BundleFacts,
  node: Pick<EvidenceSource, "header">,
): Promise<BundleFacts> {
  const { chainId, directory, fromBlock } = added;
  if (known.chainId !== chainId)
    throw bundleForeign(`chain ${known.chainId}, and this is chain ${chainId}`);
  if (known.directory !== directory)
    throw bundleForeign(`the coalition ${known.directory}, and this is ${directory}`);
  if (known.fromBlock !== fromBlock)
    throw bundleForeign(`a history from block ${known.fromBlock} on, not from ${fromBlock}`);
  const captures = new Map(known.captures.map((each) => [each.block, each]));
  for (const each of added.captures) {
    const last = known.captures.at(-1)?.block ?? 0;
    if (each.block < last) {
      throw new DaoError(
        "BUNDLE_BEHIND",
        `This bundle reaches to block ${last}, beyond block ${each.block}.`,
        { hint: "Name a later block, or a new file." },
      );
    }
    captures.set(each.block, each);
  }
  for (const { block, hash } of known.captures) {
    const header = await node.header(block);
    const found = header === undefined ? "no such block" : keccak256(header);
    if (found !== hash || captures.get(block)?.hash !== hash) throw reorganised(block, hash, found);
  }
  return { ...added, captures: [...captures.values()] };
}

const reorganised = (block: number, hash: string, found: string) =>
  new DaoError(
    "CHAIN_REORGANISED",
    `The bundle was captured at block ${block} as ${hash}; the node now has ${found} there.`,
    { hint: "Ask another node; if the chain was reorganised, capture a new bundle." },
  );
