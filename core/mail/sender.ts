import { addressParser } from "postal-mime";

/** Who a message says it is from. */
export interface Mailbox {
  /** May be empty. */
  name: string;
  /** `local@domain`, the domain in lower case; may be empty. */
  address: string;
}

const LONGEST = 1_000;

/** The first person a From header names; `ada at example.org (Ada)`, as list archives wrote it, is understood. */
export function firstMailbox(header: string | undefined): Mailbox | undefined {
  const text = (header ?? "").slice(0, LONGEST).trim();
  if (text === "") return undefined;
  const [, local, domain, rest = ""] =
    /^([\w.+-]{1,64}) at ([\w.-]{1,255})\b(.*)$/.exec(text) ?? [];
  const plain = local === undefined ? text : `${local}@${domain}${rest}`;
  for (const entry of addressParser(plain, { flatten: true })) {
    if (entry.address === undefined) continue;
    const name = clean(entry.name);
    const address = lowerDomain(clean(entry.address));
    if (name !== "" || address !== "") return { name: name === address ? "" : name, address };
  }
  return { name: clean(plain), address: "" };
}

const clean = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

function lowerDomain(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}
