import type { ReadableStore } from "../content/index.js";
import type { AuditContext } from "./check.js";

/** The blocks an audit can have, as the IPFS libraries ask for them. */
export function blobStore({ blob }: Pick<AuditContext, "blob">): ReadableStore {
  return {
    async *get(cid) {
      const bytes = await blob(cid.toString());
      if (bytes !== undefined) return yield bytes;
      throw Object.assign(new Error(`nobody has the block ${cid}`), { name: "NotFoundError" });
    },
  };
}
