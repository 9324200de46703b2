import type { CID } from "multiformats/cid";
import type { KeptContent } from "../../../core/via/index.js";

/** Blocks of what is being given away, until it was. */
export class MemoryBlocks implements KeptContent {
  readonly #blocks = new Map<string, Uint8Array>();

  has(cid: CID): boolean {
    return this.#blocks.has(cid.toString());
  }

  put(cid: CID, block: Uint8Array): void {
    this.#blocks.set(cid.toString(), block);
  }

  *get(cid: CID): Generator<Uint8Array> {
    const block = this.#blocks.get(cid.toString());
    // As every blockstore of the IPFS libraries says it.
    if (block === undefined)
      throw Object.assign(new Error(`no block ${cid} here`), { name: "NotFoundError" });
    yield block;
  }
}
