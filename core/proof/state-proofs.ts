import { createAccountFromRLP } from "@ethereumjs/util";
import { getBytes, hexlify, keccak256 } from "ethers";
import { checkTrie, EMPTY_TRIE } from "./check-trie.js";
import type { AccountProof, EvidenceSource } from "./evidence.js";
import type { Header } from "./header.js";
import { ContradictionError, EvidenceMissingError } from "./proof-error.js";
import { Recent } from "./recent.js";
import { bytesOf, type RlpItem } from "./rlp.js";
import { RLP } from "@ethereumjs/rlp";

/** An account as the state after a block has it. */
export interface ProvenAccount {
  nonce: bigint;
  balance: bigint;
  storageRoot: string;
  codeHash: string;
}

/** Hash of no code at all. */
export const NO_CODE = keccak256("0x");

const KEPT_SLOTS = 200_000;
const KEPT_ACCOUNTS = 100_000;
/** Slots of one question; nodes answer a thousand. */
const SLOTS_AT_ONCE = 200;

const ARCHIVE_NODE =
  "Old state is with archive nodes only (geth --gcmode archive, reth with --rpc.eth-proof-window).";

/** The state after one block: every account and every slot is proved when it is first asked for. */
export class StateProofs {
  readonly #accounts = new Recent<string, Proved>(KEPT_ACCOUNTS);
  readonly #slots = new Recent<string, Uint8Array>(KEPT_SLOTS);
  readonly #waiting = new Map<string, WaitingSlot[]>();

  /** @param codes - by hash, shared among blocks. */
  constructor(
    readonly source: EvidenceSource,
    readonly header: Header,
    readonly codes: Recent<string, Uint8Array>,
  ) {}

  /** @param address - lower case. @returns nothing when it is proved that there is no such account. */
  async account(address: string): Promise<ProvenAccount | undefined> {
    return (await this.#proved(address)).account;
  }

  /** @returns the value without leading zeros; no bytes for zero. @param slot - 32 bytes, lower case. */
  async slot(address: string, slot: string): Promise<Uint8Array> {
    const proved = await this.#proved(address);
    const root = proved.account?.storageRoot ?? EMPTY_TRIE;
    // An account with no storage has no slots to ask for.
    if (root === EMPTY_TRIE) return new Uint8Array();
    return this.#slots.get(address + slot, () => this.#proveSlot(address, slot, root, proved));
  }

  /** @returns no bytes for an account without code. */
  async code(address: string): Promise<Uint8Array> {
    const hash = (await this.account(address))?.codeHash ?? NO_CODE;
    if (hash === NO_CODE) return new Uint8Array();
    return this.codes.get(hash, async () => {
      const block = this.header.number;
      const code = await this.source.code(hash, { address, block });
      const item = `The code of ${address} in block ${block}`;
      if (code === undefined) throw new EvidenceMissingError(item, ARCHIVE_NODE);
      if (keccak256(code) !== hash) throw new ContradictionError(item, hash, keccak256(code));
      return code;
    });
  }

  #proved(address: string): Promise<Proved> {
    return this.#accounts.get(address, async () => {
      const { account: nodes, storage } = await this.#ask(address, []);
      const item = `account ${address} in block ${this.header.number}`;
      if (storage.length > 0) throw unasked(item, storage.length);
      const value = await checkTrie(item, this.header.stateRoot, getBytes(address), nodes);
      return { account: value && readAccount(item, value), nodes };
    });
  }

  async #proveSlot(address: string, slot: string, root: string, proved: Proved) {
    const nodes = await this.#proofOf(address, slot, proved);
    const item = this.#itemOf(address, slot);
    const value = await checkTrie(item, root, getBytes(slot), nodes);
    return value === undefined ? new Uint8Array() : readWord(item, value);
  }

  /** What several calls ask for at the same time is one question: a node answers many slots as fast as one. */
  #proofOf(address: string, slot: string, proved: Proved): Promise<readonly Uint8Array[]> {
    return new Promise((resolve, reject) => {
      const one = { slot, resolve, reject };
      const waiting = this.#waiting.get(address);
      if (waiting !== undefined) {
        waiting.push(one);
        return;
      }
      this.#waiting.set(address, [one]);
      setTimeout(() => this.#askTogether(address, proved), 0);
    });
  }

  #askTogether(address: string, { nodes }: Proved): void {
    const waiting = this.#waiting.get(address) ?? [];
    this.#waiting.delete(address);
    for (let start = 0; start < waiting.length; start += SLOTS_AT_ONCE) {
      const some = waiting.slice(start, start + SLOTS_AT_ONCE);
      this.#answer(address, nodes, some).catch((error: unknown) => {
        for (const { reject } of some) reject(error);
      });
    }
  }

  async #answer(address: string, nodes: readonly Uint8Array[], asked: readonly WaitingSlot[]) {
    const slots = asked.map(({ slot }) => slot);
    const found = await this.#ask(address, slots);
    const item = this.#itemOf(address, slots.join(", "));
    // There is only one proof of one account; a second one that differs was tampered with.
    if (hexOfAll(found.account) !== hexOfAll(nodes))
      throw new ContradictionError(`The proof of ${item}`, "the account's proof", "another one");
    if (found.storage.length > asked.length) throw unasked(item, found.storage.length);
    for (const [place, { slot, resolve, reject }] of asked.entries()) {
      const own = found.storage[place];
      const one = this.#itemOf(address, slot);
      if (own === undefined) reject(new EvidenceMissingError(`The proof of ${one}`, ARCHIVE_NODE));
      else if (own.slot !== slot) reject(unasked(one, found.storage.length));
      else resolve(own.nodes);
    }
  }

  #itemOf(address: string, slot: string): string {
    return `slot ${slot} of ${address} in block ${this.header.number}`;
  }

  async #ask(address: string, slots: readonly string[]): Promise<AccountProof> {
    const { number } = this.header;
    const proof = await this.source.proof(number, address, slots);
    if (proof !== undefined) return proof;
    throw new EvidenceMissingError(`The proof of ${address} in block ${number}`, ARCHIVE_NODE);
  }
}

/** A slot that somebody waits for. */
interface WaitingSlot {
  slot: string;
  resolve(nodes: readonly Uint8Array[]): void;
  reject(error: unknown): void;
}

interface Proved {
  account: ProvenAccount | undefined;
  nodes: readonly Uint8Array[];
}

const hexOfAll = (nodes: readonly Uint8Array[]) => nodes.map((node) => hexlify(node)).join();

function unasked(item: string, found: number): ContradictionError {
  return new ContradictionError(`The proof of ${item}`, "what was asked for", `${found} slots`);
}

function readAccount(item: string, value: Uint8Array): ProvenAccount {
  try {
    const { nonce, balance, storageRoot, codeHash } = createAccountFromRLP(value);
    return {
      ...{ nonce, balance },
      storageRoot: hexlify(storageRoot),
      codeHash: hexlify(codeHash),
    };
  } catch (cause) {
    throw new ContradictionError(`The value of ${item}`, "an account", hexlify(value), { cause });
  }
}

function readWord(item: string, value: Uint8Array): Uint8Array {
  try {
    const word = bytesOf(RLP.decode(value) as RlpItem);
    if (word.length <= 32) return word;
  } catch (cause) {
    throw new ContradictionError(`The value of ${item}`, "a word", hexlify(value), { cause });
  }
  throw new ContradictionError(`The value of ${item}`, "a word", hexlify(value));
}
