import type { AccountProof, BlockBody, EvidenceSource } from "../../proof/evidence.js";
import { checkedBlob } from "../checked-blob.js";
import { decodeBody } from "./block-body.js";
import { bare, numberKey } from "./evidence-keys.js";
import type { EvidenceKind, EvidenceSpool } from "./evidence-spool.js";
import { hashesIn, keptProof } from "./proof-nodes.js";

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

  proof(...asked: Parameters<EvidenceSource["proof"]>): Promise<AccountProof | undefined> {
    return keptProof(asked, (kind, key) => this.#nodes(kind, key));
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
