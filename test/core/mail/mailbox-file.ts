import { readFileSync } from "node:fs";
import { MemoryBlockstore } from "blockstore-core";
import { exportContent } from "../../../core/content/index.js";
import { importMailbox, type ImportedMessage } from "../../../core/mail/index.js";
import { gather } from "./gather.js";

/** A mailbox of test/fixture/mail. */
export const mailboxFile = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixture/mail/${name}.mbox`, import.meta.url));

/** A mailbox read into memory, with its texts at hand. */
export async function importFile(
  name: string | Uint8Array,
  options: Partial<Parameters<typeof importMailbox>[2]> = {},
) {
  const store = new MemoryBlockstore();
  const bytes = typeof name === "string" ? mailboxFile(name) : name;
  const imported = await importMailbox([bytes], store, { list: "discuss", ...options });
  const bytesOf = async (cid: string) => Buffer.concat(await gather(exportContent(cid, store)));
  const messageAt = (index: number): ImportedMessage => {
    const entry = imported.entries[index];
    if (entry?.kind !== "message") throw new Error(`entry ${index} is no message`);
    return entry;
  };
  const textAt = async (index: number) => (await bytesOf(messageAt(index).body.cid)).toString();
  return { ...imported, store, bytesOf, messageAt, textAt };
}
