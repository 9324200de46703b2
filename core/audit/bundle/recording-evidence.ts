import type { AccountProof, BlockBody, EvidenceSource } from "../../proof/evidence.js";
import { encodeBody } from "./block-body.js";
import { accountKey, bare, numberKey, slotKey } from "./evidence-keys.js";
import type { EvidenceSpool } from "./evidence-spool.js";
import { keepNodes } from "./proof-nodes.js";

/** Passes on what a source says, and keeps every piece of it that was asked for. */
export class RecordingEvidence implements EvidenceSource {
  constructor(
    readonly source: EvidenceSource,
    readonly spool: EvidenceSpool,
  ) {}

  async header(number: number): Promise<Uint8Array | undefined> {
    const header = await this.source.header(number);
    if (header !== undefined) await this.spool.put("headers", numberKey(number), header);
    return header;
  }

  async body(number: number): Promise<BlockBody | undefined> {
    const body = await this.source.body(number);
    if (body !== undefined) await this.spool.put("bodies", numberKey(number), encodeBody(body));
    return body;
  }

  async proof(
    block: number,
    address: string,
    slots: readonly string[],
  ): Promise<AccountProof | undefined> {
    const proof = await this.source.proof(block, address, slots);
    if (proof === undefined) return undefined;
    const { account, storage } = proof;
    await this.spool.put(
      "accounts",
      accountKey(block, address),
      await keepNodes(this.spool, account),
    );
    for (const { slot, nodes } of storage)
      await this.spool.put(
        "slots",
        slotKey(block, address, slot),
        await keepNodes(this.spool, nodes),
      );
    return proof;
  }

  async code(
    codeHash: string,
    at: { address: string; block: number },
  ): Promise<Uint8Array | undefined> {
    const code = await this.source.code(codeHash, at);
    if (code !== undefined) await this.spool.put("code", bare(codeHash), code);
    return code;
  }

  async blob(cid: string): Promise<Uint8Array | undefined> {
    const bytes = await this.source.blob(cid);
    if (bytes !== undefined) await this.spool.put("content", cid, bytes);
    return bytes;
  }
}
