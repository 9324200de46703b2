import { expect } from "chai";
import {
  AbiCoder,
  concat,
  dataSlice,
  keccak256,
  zeroPadBytes,
  type BaseContract,
  type ParamType,
} from "ethers";
import type { IJournaled } from "../../typechain-types/index.js";

type Journaled = BaseContract & Pick<IJournaled, "journal">;

/** An event's name and its arguments; `types` where what is folded is not simply all of them. */
export type Entry = [event: string, values: readonly unknown[], types?: readonly string[]];

function fold(contract: BaseContract, head: string, [event, values, types]: Entry): string {
  const fragment = contract.interface.getEvent(event)!;
  const shape: readonly (string | ParamType)[] = types ?? fragment.inputs;
  const args = keccak256(AbiCoder.defaultAbiCoder().encode(shape, values));
  const entry = concat([zeroPadBytes(head, 32), fragment.topicHash, args]);
  return dataSlice(keccak256(entry), 0, 28);
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
  const head = entries.reduce((to, entry) => fold(contract, to, entry), before.head);
  expect(after.head, "head").to.equal(head);
}
