import { CID } from "multiformats/cid";
import { getBytes } from "ethers";
import { exportContent } from "../content/index.js";
import { contentAddedSchema, contentStatusSchema } from "../wire/content.js";
import type { KeptContent } from "./message.js";
import type { RelayClient } from "./relay-client.js";
import { RelayError } from "./relay-error.js";

/** A binary CID in calldata: version 1, raw or dag-pb, SHA-256. */
const CIDS = /01(?:55|70)1220[0-9a-f]{64}/g;

/** Every CID that stands in calldata, however deep in its arguments. */
export function cidsIn(data: string): CID[] {
  const found = new Set<string>();
  for (const match of data.toLowerCase().matchAll(CIDS))
    // Bytes begin at even places; elsewhere digits only look like a CID.
    if (match.index % 2 === 0) found.add(match[0]);
  return [...found].map((hex) => CID.decode(getBytes(`0x${hex}`)));
}

/**
 * Gives a relay what is at hand here and the relay does not, so that what goes on the chain can be read from it.
 *
 * @returns how many contents were handed over.
 * @throws DaoError `CONTENT_DIFFERS` when the relay stored something else, and what the client throws.
 */
export async function handOver(
  relay: RelayClient,
  store: KeptContent,
  cids: readonly CID[],
): Promise<number> {
  let given = 0;
  for (const cid of cids) {
    if (!(await store.has(cid))) continue; // Somebody else's content, or no CID at all.
    const { state } = await relay.get(`/v1/content/${cid}/status`, contentStatusSchema);
    if (state === "held") continue;
    const stored = await relay.put(
      "/v1/content",
      exportContent(cid.bytes, store),
      contentAddedSchema,
    );
    if (stored.cid !== cid.toString())
      throw new RelayError(
        relay.url,
        "CONTENT_DIFFERS",
        `The relay stored ${cid} as ${stored.cid}.`,
        {
          hint: "It cuts content another way than the archive: try another relay.",
        },
      );
    given += 1;
  }
  return given;
}
