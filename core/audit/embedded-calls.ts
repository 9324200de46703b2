import { AbiCoder, type FunctionFragment, type Interface } from "ethers";
import { rawTypes } from "../contracts/raw-event.js";
import type { AuditedTransaction } from "./chain-answers.js";

const coder = AbiCoder.defaultAbiCoder();
/** Digits of a selector. */
const SELECTOR = 8;

/** A call found in a transaction. */
export interface FoundCall {
  name: string;
  /** In the order of declaration; texts as the bytes they are. */
  args: readonly unknown[];
  /** Whether the transaction itself is the call; else it lies somewhere in what was sent to another contract. */
  direct: boolean;
}

/**
 * Calls of some functions of a contract that a transaction makes, or carries for another contract to make. What lies in
 * calldata need not have been called: whoever asks looks for something that proves itself, such as a signature.
 */
export function* callsIn(
  { to, input }: Pick<AuditedTransaction, "to" | "input">,
  { abi, address }: { abi: Interface; address: string },
  signatures: readonly string[],
): Generator<FoundCall> {
  const direct = to?.toLowerCase() === address.toLowerCase();
  for (const signature of signatures) {
    const fragment = abi.getFunction(signature);
    if (fragment === null) throw new Error(`no function ${signature}`);
    for (const from of direct ? placesOf(fragment, input, 2) : placesOf(fragment, input)) {
      const args = argumentsOf(fragment, input.slice(from + SELECTOR));
      if (args !== undefined) yield { name: fragment.name, args, direct };
    }
  }
}

/** Where a selector stands, byte by byte; only at the beginning for the call itself. */
function* placesOf(
  { selector }: FunctionFragment,
  input: string,
  only?: number,
): Generator<number> {
  const digits = selector.slice(2);
  if (only !== undefined) {
    if (input.startsWith(digits, only)) yield only;
    return;
  }
  for (let from = input.indexOf(digits, 2); from !== -1; from = input.indexOf(digits, from + 1))
    if (from % 2 === 0) yield from;
}

function argumentsOf({ inputs }: FunctionFragment, body: string): readonly unknown[] | undefined {
  try {
    return [...coder.decode(rawTypes(inputs), `0x${body}`)] as unknown[];
  } catch {
    return undefined; // The same digits by chance.
  }
}

/** Calls of one transaction, each kind of them looked for once: a batch holds a thousand ballots. */
export class CallsOf {
  readonly #found = new Map<string, readonly FoundCall[]>();

  constructor(readonly transaction: AuditedTransaction) {}

  find(contract: { abi: Interface; address: string }, signature: string): readonly FoundCall[] {
    const key = `${contract.address} ${signature}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found = [...callsIn(this.transaction, contract, [signature])];
    this.#found.set(key, found);
    return found;
  }
}
