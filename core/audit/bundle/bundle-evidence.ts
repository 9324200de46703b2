import type { AccountProof, BlockBody, EvidenceSource } from "../../proof/evidence.js";
import { decodeBody } from "./block-body.js";
import { bundleCorrupt } from "./bundle-error.js";
import { bare, numberKey } from "./evidence-keys.js";
import type { EvidenceKind } from "./evidence-spool.js";
import type { Bundle } from "./open-bundle.js";
import { unpackEntries } from "./pack.js";
import { decodeReferences, keptProof } from "./proof-nodes.js";

/** Parts kept unpacked, about a MiB each. */
const PARTS_KEPT = 64;

/** What a bundle holds, for an audit without a network: it answers what was asked when it was captured. */
export class BundleEvidence implements EvidenceSource {
  readonly #parts = new Map<string, { names: string[]; firsts: string[] }>();
  readonly #kept = new Map<string, Promise<Map<string, Uint8Array>>>();
  readonly #cids = new Map<string, string>();

  constructor(readonly bundle: Bundle) {
    for (const { name, cid } of bundle.manifest.parts) {
      this.#cids.set(name, cid);
      const [kind = "", first = ""] = name.split("/");
      const parts = this.#parts.get(kind) ?? { names: [], firsts: [] };
      parts.names.push(name);
      parts.firsts.push(first);
      this.#parts.set(kind, parts);
    }
  }

  header(number: number): Promise<Uint8Array | undefined> {
    return this.#find("headers", numberKey(number));
  }

  async body(number: number): Promise<BlockBody | undefined> {
    const bytes = await this.#find("bodies", numberKey(number));
    if (bytes === undefined) return undefined;
    return wellFormed(`the body of block ${number}`, () => decodeBody(bytes));
  }

  proof(...asked: Parameters<EvidenceSource["proof"]>): Promise<AccountProof | undefined> {
    return keptProof(asked, (kind, key) => this.#nodes(kind, key));
  }

  code(codeHash: string): Promise<Uint8Array | undefined> {
    return this.#find("code", bare(codeHash));
  }

  async blob(cid: string): Promise<Uint8Array | undefined> {
    return this.bundle.content.has(cid) ? this.bundle.block(cid) : undefined;
  }

  /** A part by its name, such as `coalition.json5`; nothing when there is none. */
  async file(name: string): Promise<Uint8Array | undefined> {
    const cid = this.#cids.get(name);
    return cid === undefined ? undefined : this.bundle.block(cid);
  }

  /** Everything of one kind, in order. */
  async *entries(kind: EvidenceKind): AsyncGenerator<readonly [key: string, bytes: Uint8Array]> {
    for (const name of this.#parts.get(kind)?.names ?? []) yield* await this.#unpacked(name);
  }

  /** @returns nothing when there is no proof under this key. @throws DaoError `BUNDLE_CORRUPT` */
  async #nodes(kind: "accounts" | "slots", key: string): Promise<Uint8Array[] | undefined> {
    const bytes = await this.#find(kind, key);
    return bytes && this.nodesOf(bytes);
  }

  /** The nodes an entry of `accounts` or `slots` names. */
  async nodesOf(entry: Uint8Array): Promise<Uint8Array[]> {
    const nodes: Uint8Array[] = [];
    for (const number of wellFormed("a proof", () => decodeReferences(entry))) {
      const node = await this.#find("nodes", numberKey(number));
      if (node === undefined) throw bundleCorrupt(`it has no node ${number}`);
      nodes.push(node);
    }
    return nodes;
  }

  async #find(kind: EvidenceKind, key: string): Promise<Uint8Array | undefined> {
    const parts = this.#parts.get(kind);
    if (parts === undefined) return undefined;
    const name = parts.names[lastNotAfter(parts.firsts, key)];
    return name === undefined ? undefined : (await this.#unpacked(name)).get(key);
  }

  async #unpacked(name: string): Promise<Map<string, Uint8Array>> {
    const part = this.#kept.get(name) ?? this.#unpack(name);
    // The one used last is the last to go.
    this.#kept.delete(name);
    this.#kept.set(name, part);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > PARTS_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return part;
  }

  async #unpack(name: string): Promise<Map<string, Uint8Array>> {
    const bytes = await this.file(name);
    if (bytes === undefined) throw bundleCorrupt(`part ${name} is gone`);
    return unpackEntries(name, bytes);
  }
}

function wellFormed<T>(what: string, read: () => T | undefined): T {
  let found: T | undefined;
  try {
    found = read();
  } catch (cause) {
    throw bundleCorrupt(`${what} does not decode`, cause);
  }
  if (found === undefined) throw bundleCorrupt(`${what} has another form`);
  return found;
}

/** Index of the last of the sorted keys that is not after this one; -1 when all are. */
function lastNotAfter(sorted: readonly string[], key: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? "") <= key) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
