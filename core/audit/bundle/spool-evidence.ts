import type { AccountProof, BlockBody, EvidenceSource } from "../../proof/evidence.js";
import { checkedBlob } from "../checked-blob.js";
import { decodeBody } from "./block-body.js";
import { accountKey, bare, numberKey, slotKey } from "./evidence-keys.js";
import type { EvidenceKind, EvidenceSpool } from "./evidence-spool.js";
import { hashesIn } from "./proof-nodes.js";

/** What {@link RecordingEvidence} kept, asked again. What is not whole there counts as not kept. */
export class SpoolEvidence implements EvidenceSource {
  /** Whoever has other bytes than those of the CID has none. */
  readonly blob = checkedBlob((cid) => this.spool.get("content", cid));

  constructor(readonly spool: Pick<EvidenceSpool, "get">) {}

  header(number: number): Promise<Uint8Array | undefined> {
    return this.spool.get("headers", numberKey(number));
  }

  async body(number: number): Promise<BlockBody | undefined> {
    const bytes = await this.spool.get("bodies", numberKey(number));
    try {
      return bytes && decodeBody(bytes);
    } catch {
      return undefined;
    }
  }

  async proof(
    block: number,
    address: string,
    slots: readonly string[],
  ): Promise<AccountProof | undefined> {
    const account = await this.#nodes("accounts", accountKey(block, address));
    if (account === undefined) return undefined;
    const storage: AccountProof["storage"][number][] = [];
    for (const slot of slots) {
      const nodes = await this.#nodes("slots", slotKey(block, address, slot));
      if (nodes === undefined) return undefined;
      storage.push({ slot, nodes });
    }
    return { account, storage };
  }

  code(codeHash: string): Promise<Uint8Array | undefined> {
    return this.spool.get("code", bare(codeHash));
  }

  async #nodes(kind: EvidenceKind, key: string): Promise<Uint8Array[] | undefined> {
    const hashes = await this.spool.get(kind, key);
    if (hashes === undefined) return undefined;
    const nodes: Uint8Array[] = [];
    for (const hash of hashesIn(hashes)) {
      const node = await this.spool.get("nodes", hash);
      if (node === undefined) return undefined;
      nodes.push(node);
    }
    return nodes;
  }
}
