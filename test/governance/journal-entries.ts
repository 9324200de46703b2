import { expect } from "chai";
import { AbiCoder, type BaseContract, type ParamType } from "ethers";
import type { IJournaled } from "../../typechain-types/index.js";
import { EMPTY_HEAD, foldEntry } from "../fixture/journal.js";

type Journaled = BaseContract & Pick<IJournaled, "journal">;

/** An event's name and its arguments; `types` where what is folded is not simply all of them. */
export type Entry = [event: string, values: readonly unknown[], types?: readonly string[]];

/** The head that these entries make of another. */
function foldAll(contract: BaseContract, head: string, entries: readonly Entry[]): string {
  return entries.reduce((to, [event, values, types]) => {
    const fragment = contract.interface.getEvent(event)!;
    const shape: readonly (string | ParamType)[] = types ?? fragment.inputs;
    const payload = AbiCoder.defaultAbiCoder().encode(shape, values);
    return foldEntry(to, fragment.topicHash, payload);
  }, head);
}

/** Acts, and expects the contract's journal to have grown by exactly these entries, in this order. */
export async function expectFolded(
  contract: Journaled,
  act: () => Promise<unknown>,
  entries: readonly Entry[],
): Promise<void> {
  const before = await contract.journal();
  await act();
  const after = await contract.journal();
  expect(after.count - before.count, "entries").to.equal(BigInt(entries.length));
  expect(after.head, "head").to.equal(foldAll(contract, before.head, entries));
}

/** Expects a contract to have folded nothing but these entries since it was made. */
export async function expectFoundedWith(
  contract: Journaled,
  entries: readonly Entry[],
): Promise<void> {
  const { count, head } = await contract.journal();
  expect(count, "entries").to.equal(BigInt(entries.length));
  expect(head, "head").to.equal(foldAll(contract, EMPTY_HEAD, entries));
}
