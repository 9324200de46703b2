import type { ReadableStore } from "../../core/content/index.js";
import { type BlockRange, type CoalitionContracts, readLogs } from "../../core/contracts/index.js";
import { isDaoError } from "../../core/errors.js";
import { remoteStore } from "../../core/via/index.js";
import { relayAt } from "../via/relay-client.js";

const HERE = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/** The content of {@link relaysHere}. */
export async function storesHere(
  contracts: Pick<CoalitionContracts, "lists">,
  range: BlockRange,
): Promise<ReadableStore[]> {
  return (await relaysHere(contracts, range)).map(storeOf);
}

/**
 * Addresses of relays that members named on chain and that are on this machine. Elsewhere nobody is asked unbidden:
 * whoever names a relay would learn who reads.
 */
export async function relaysHere(
  { lists }: Pick<CoalitionContracts, "lists">,
  range: BlockRange,
): Promise<string[]> {
  const named = new Map<string, string>();
  for (const { args } of await readLogs(lists, range, ["RelaySet"]))
    named.set(args.member as string, args.url as string);
  return [...new Set(named.values())].filter(isHere);
}

function isHere(url: string): boolean {
  return URL.canParse(url) && HERE.test(new URL(url).hostname);
}

/** Until it fails for the first time: a relay that is away is no reason to read nothing. */
function storeOf(url: string): ReadableStore {
  let away = false;
  return {
    async *get(cid) {
      try {
        if (!away) return yield* remoteStore(relayAt(url, "reading")).get(cid);
      } catch (error) {
        if (!isDaoError(error)) throw error;
        away = error.code.startsWith("RELAY_");
      }
      throw Object.assign(new Error(`no relay at ${url}`), { name: "NotFoundError" });
    },
  };
}
