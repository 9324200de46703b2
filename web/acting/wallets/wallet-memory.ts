import { z } from "zod";

/** Which wallet this tab used, so that a reload does not ask again. */
export interface WalletMemory {
  read(): { rdns: string; account: string } | undefined;
  write(used: { rdns: string; account: string } | undefined): void;
}

const KEY = "three-opens/wallet";
const schema = z.object({ rdns: z.string().max(200), account: z.string().max(42) });

/** In the tab's own storage; a browser without one forgets, and nothing else changes. */
export function tabMemory(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
): WalletMemory {
  return {
    read() {
      try {
        return schema.safeParse(JSON.parse(storage.getItem(KEY) ?? "null")).data;
      } catch {
        return undefined;
      }
    },
    write(used) {
      try {
        if (used === undefined) storage.removeItem(KEY);
        else storage.setItem(KEY, JSON.stringify(used));
      } catch {
        // Storage is full or forbidden.
      }
    },
  };
}
