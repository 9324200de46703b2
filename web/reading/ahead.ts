/**
 * What the first view will ask for, asked while most of the program is still on its way. This file imports nothing and is
 * a script of its own, so that it runs a second before the rest on a slow line.
 */

/** Under its address and body: the answer, which is handed out once, and when it was asked for. */
const asked = new Map<string, { answer: Promise<Response>; at: number }>();

/** Sooner than those who ask give up. */
const TIMEOUT_MS = 8_000;
/** Older answers are asked for anew. */
const FRESH_MS = 20_000;

/** Of the front page, beside what stands in `coalition.json`. */
const HOME = ["coalition", "lists", "documents", "motions", "elections", "recalls"];

/** The first questions of `Nodes` (rpc.ts), as it words them. */
const OF_NODE = [
  { id: 1, method: "eth_getBlockByNumber", params: ["latest", false] },
  { id: 2, method: "eth_chainId", params: [] },
].map((question) => JSON.stringify({ jsonrpc: "2.0", ...question }));

/**
 * Asks the places of `coalition.json`. Nobody else: where a reader chose other places, these learn nothing of the visit.
 *
 * @param base - address of the page.
 * @param page - what comes after its `#`.
 * @param hasChosen - whether places were chosen in this browser.
 */
export async function askAhead(base: string, page: string, hasChosen: boolean): Promise<void> {
  const file = new URL("coalition.json", base).href;
  // As the page's preload asks, which is taken then.
  const coalition = ask(file, { credentials: "same-origin" });
  if (hasChosen) return;
  const said: unknown = await coalition.then((response) => response.clone().json());
  const [relay, node] = [firstUrl(said, "relays", base), firstUrl(said, "rpcUrls", base)];
  if (node !== undefined)
    for (const body of OF_NODE)
      void ask(node, { method: "POST", headers: { "content-type": "application/json" }, body });
  if (relay === undefined) return;
  const at = relay.replace(/\/$/, "");
  void ask(`${at}/v1/status`);
  if (/^#?\/?$/.test(page)) for (const what of HOME) void ask(`${at}/v1/${what}`);
}

/** Asks, unless it was asked ahead. An answer that did not come is asked for again. */
export async function fetchOnce(url: string, init: RequestInit): Promise<Response> {
  const key = keyOf(url, init);
  const found = asked.get(key);
  asked.delete(key);
  const isFresh = found !== undefined && performance.now() - found.at < FRESH_MS;
  const answer = isFresh ? await found.answer.catch(() => undefined) : undefined;
  return answer ?? fetch(url, init);
}

function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const answer = fetch(url, {
    ...{ redirect: "error", credentials: "omit", referrerPolicy: "no-referrer", ...init },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  answer.catch(() => undefined); // Heard by whoever asks for it, if anybody does.
  asked.set(keyOf(url, init), { answer, at: performance.now() });
  return answer;
}

const keyOf = (url: string, { body }: RequestInit) =>
  typeof body === "string" ? `${url} ${body}` : url;

/** The first address under a name, made absolute; whatever is none is left to those who can say so. */
function firstUrl(said: unknown, name: "relays" | "rpcUrls", base: string): string | undefined {
  const urls: unknown = (said as Partial<Record<string, unknown>> | null)?.[name];
  const first: unknown = Array.isArray(urls) ? urls[0] : undefined;
  if (typeof first !== "string" || !URL.canParse(first, base)) return undefined;
  const { href, protocol } = new URL(first, base);
  return /^https?:$/.test(protocol) ? href : undefined;
}
