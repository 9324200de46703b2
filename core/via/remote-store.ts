import type { CID } from "multiformats/cid";
import { BLOCK_SIZE_LIMIT, type ReadableStore } from "../content/index.js";
import type { RelayClient } from "./relay-client.js";

/** A relay's content as a store of blocks; whoever reads checks each block against its CID. */
export function remoteStore(relay: RelayClient): ReadableStore {
  return {
    async *get(cid: CID) {
      const block = await relay.bytes(`/ipfs/${cid.toString()}?format=raw`, BLOCK_SIZE_LIMIT);
      if (block !== undefined) return yield block;
      // As every blockstore of the IPFS libraries says it.
      throw Object.assign(new Error(`the relay has no block ${cid}`), { name: "NotFoundError" });
    },
  };
}
