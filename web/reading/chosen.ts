import { z } from "zod";
import type { CoalitionConfig } from "./config.js";

/** Where a reader wants this page to read from, other than `coalition.json` says. */
export const chosenSchema = z.object({
  rpcUrls: z.array(z.string().min(1).max(2_000)).max(20).optional(),
  relays: z.array(z.string().min(1).max(2_000)).max(20).optional(),
  /** `auto`: a relay when one is well, the chain otherwise. */
  read: z.enum(["auto", "relay", "chain"]).default("auto"),
});

export type Chosen = z.infer<typeof chosenSchema>;

export const NOTHING_CHOSEN: Chosen = { read: "auto" };

const KEY = "three-opens/connection";

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What was chosen here before; what cannot be read is as if nothing had been. */
export function readChosen(storage: Kept | undefined): Chosen {
  try {
    const parsed = chosenSchema.safeParse(JSON.parse(storage?.getItem(KEY) ?? "{}"));
    return parsed.success ? parsed.data : NOTHING_CHOSEN;
  } catch {
    return NOTHING_CHOSEN;
  }
}

/** Keeps the choice in this browser. A browser that keeps nothing has it until the page is closed. */
export function keepChosen(storage: Kept | undefined, chosen: Chosen | undefined): void {
  try {
    if (chosen === undefined) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // Storage may be full or forbidden.
  }
}

/** The storage of this browser, where it gives one. */
export function storageHere(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** Absolute addresses of nodes and relays, each once. @param base - address of the page. */
export function placesOf(
  { rpcUrls, relays }: Pick<CoalitionConfig, "rpcUrls" | "relays">,
  chosen: Chosen,
  base: string,
): { rpcUrls: string[]; relays: string[] } {
  return {
    rpcUrls: absolute(chosen.rpcUrls ?? rpcUrls, base),
    relays: absolute(chosen.relays ?? relays, base),
  };
}

/** Addresses that are none, or not of the web, are left out. */
function absolute(urls: readonly string[], base: string): string[] {
  const found = urls.flatMap((url) => {
    if (!URL.canParse(url, base)) return [];
    const { href, protocol } = new URL(url, base);
    return /^https?:$/.test(protocol) ? [href] : [];
  });
  return [...new Set(found)];
}
