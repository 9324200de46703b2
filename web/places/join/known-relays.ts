import type { RelayLook } from "../../reading/index.js";

/** Relays that were seen to be of this coalition and have an account to name, each account once. */
export function knownRelays(
  looks: readonly Pick<RelayLook, "url" | "state" | "status">[],
): { account: string; url: string }[] {
  const found = new Map<string, string>();
  for (const { url, state, status } of looks) {
    const account = status?.relay;
    if (account == null || state === "other" || state === "away" || found.has(account)) continue;
    found.set(account, url);
  }
  return [...found].map(([account, url]) => ({ account, url }));
}
