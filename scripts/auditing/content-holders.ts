import { access } from "node:fs/promises";
import { checkedBlob } from "../../core/audit/index.js";
import { BLOCK_SIZE_LIMIT, parseCid, readBlock } from "../../core/content/index.js";
import { isDaoError } from "../../core/errors.js";
import type { Holder } from "../../core/opens/index.js";
import { openContentStore } from "../content/index.js";
import { relayAt } from "../via/relay-client.js";

/** Where an audit gets content from, in the order in which they are asked. */
export interface ContentHolders {
  holders: readonly Holder[];
  /** From whoever has it first. */
  anybody: Holder["blob"];
}

/**
 * This machine's content store, where there is one, and the relays or gateways an auditor names. Nobody is believed:
 * bytes that are not those of the CID are none.
 *
 * @param tell - told once of each relay that does not answer; its content counts as not held.
 */
export async function contentHolders(
  directory: string,
  relays: readonly string[],
  tell: (line: string) => void,
): Promise<ContentHolders> {
  const found = [...(await storeAt(directory)), ...relays.map((url) => relayHolder(url, tell))];
  // Whoever has other bytes has none: then the next is asked.
  const holders = found.map(({ name, blob }) => ({ name, blob: checkedBlob(blob) }));
  return {
    holders,
    async anybody(cid) {
      for (const { blob } of holders) {
        const bytes = await blob(cid);
        if (bytes !== undefined) return bytes;
      }
      return undefined;
    },
  };
}

/** Looking must not make a store where there is none. */
async function storeAt(directory: string): Promise<Holder[]> {
  const exists = await access(directory).then(
    () => true,
    () => false,
  );
  if (!exists) return [];
  const store = await openContentStore(directory);
  return [
    {
      name: "this machine",
      blob: (cid) =>
        readBlock(parseCid(cid), store).catch((error: unknown) => {
          if (isDaoError(error) && error.code.startsWith("CONTENT_")) return undefined;
          throw error;
        }),
    },
  ];
}

/** Any relay, and any gateway of IPFS: both serve `/ipfs/<cid>?format=raw`. */
function relayHolder(given: string, tell: (line: string) => void): Holder {
  const relay = relayAt(given);
  let told = false;
  return {
    name: relay.url,
    async blob(cid) {
      try {
        return await relay.bytes(`/ipfs/${cid}?format=raw`, BLOCK_SIZE_LIMIT);
      } catch (error) {
        if (!isDaoError(error)) throw error;
        if (!told) tell(`${error.message} What it holds counts as not held.`);
        told = true;
        return undefined;
      }
    },
  };
}
