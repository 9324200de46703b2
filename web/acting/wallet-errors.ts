/** What wallets answer instead of doing it, by EIP-1193, EIP-1474 and the words of the common ones. */
export type WalletTrouble =
  | "declined"
  | "locked"
  | "unsupported"
  | "disconnected"
  | "wrongChain"
  | "pending"
  | "poor"
  | "nonce"
  | "internal";

const BY_CODE: ReadonlyMap<unknown, WalletTrouble> = new Map<unknown, WalletTrouble>([
  [4001, "declined"],
  ["ACTION_REJECTED", "declined"],
  [5000, "declined"], // WalletConnect
  [4100, "locked"],
  [4200, "unsupported"],
  [-32601, "unsupported"],
  ["UNSUPPORTED_OPERATION", "unsupported"],
  [4900, "disconnected"],
  [4901, "wrongChain"],
  [4902, "wrongChain"],
  [-32002, "pending"],
  ["INSUFFICIENT_FUNDS", "poor"],
  ["NONCE_EXPIRED", "nonce"],
  ["REPLACEMENT_UNDERPRICED", "nonce"],
]);

/** Wallets that give no code of its own to what they say. */
const BY_WORDS: readonly (readonly [RegExp, WalletTrouble])[] = [
  [/user (rejected|denied|cancel)|rejected by (the )?user/i, "declined"],
  [/insufficient funds|doesn't have enough funds/i, "poor"],
  [/nonce (too low|has already been used)|replacement transaction underpriced/i, "nonce"],
  [/wallet is locked|please unlock/i, "locked"],
];

const DEPTH = 6;
/** Where wallets and ethers put what lies underneath. */
const INSIDE = ["info", "error", "data", "originalError", "cause"] as const;

/** What a wallet answered, wherever in the error it stands; nothing when no wallet spoke. */
export function walletTrouble(error: unknown): WalletTrouble | undefined {
  const layers = [...layersOf(error, DEPTH)];
  for (const { code } of layers) {
    const trouble = BY_CODE.get(code);
    if (trouble !== undefined) return trouble;
  }
  for (const { message } of layers) {
    const found = BY_WORDS.find(([pattern]) => pattern.test(String(message)));
    if (found !== undefined) return found[1];
  }
  return layers.some(({ code }) => code === -32603) ? "internal" : undefined;
}

const NETWORK = new Set(["NETWORK_ERROR", "TIMEOUT", "SERVER_ERROR", "OFFLINE_FAULT"]);

/** Whether the way to the chain failed, rather than anything at its end. */
export function isNetworkTrouble(error: unknown): boolean {
  return [...layersOf(error, DEPTH)].some(
    ({ code, name, message }) =>
      NETWORK.has(String(code)) ||
      name === "TimeoutError" ||
      /failed to fetch|networkerror|load failed|fetch failed/i.test(String(message)),
  );
}

/** An error and what lies underneath it, outermost first. */
function* layersOf(error: unknown, depth: number): Generator<Record<string, unknown>> {
  if (depth === 0 || typeof error !== "object" || error === null) return;
  const layer = error as Record<string, unknown>;
  yield layer;
  for (const key of INSIDE) yield* layersOf(layer[key], depth - 1);
}
