import { AbiCoder, keccak256, toBeHex } from "ethers";
import { artifacts } from "hardhat";
import { connectCoalition, type CoalitionContracts } from "../../../core/contracts/index.js";
import { readFoundingDocuments } from "../../../scripts/deployment/founding-documents.js";
import type { Finding } from "../../../scripts/verification/report.js";
import { verifyCoalition } from "../../../scripts/verification/verify-coalition.js";
import { ethers, foundCoalition, networkHelpers, type Coalition } from "../../fixture/coalition.js";

const NOWHERE = { put: () => undefined };

/** A founding that nothing has touched, and all that verifying needs. */
export async function founded() {
  const coalition = await foundCoalition();
  const contracts = await connectCoalition(await coalition.directory.getAddress(), ethers.provider);
  const { addresses } = contracts;
  return { coalition, contracts, addresses };
}

export async function verify(coalition: Coalition, contracts: CoalitionContracts) {
  const parts = await verifyCoalition({
    contracts: await connectCoalition(contracts.addresses.directory, ethers.provider),
    deployment: { id: "test", directory: "", addresses: contracts.addresses, fromBlock: 0 },
    coalition: { path: "coalitions/dc-bas.json5", id: "dc-bas", file: coalition.coalition },
    documents: await readFoundingDocuments(coalition.coalition, NOWHERE),
    getCode: (address) => ethers.provider.getCode(address),
    readArtifact: (contract) => artifacts.readArtifact(contract),
  });
  const all = (pick: "differences" | "changed"): Finding[] => parts.flatMap((part) => part[pick]);
  return { parts, differences: all("differences"), changed: all("changed") };
}

export const setStorage = (address: string, slot: string, value: string) =>
  networkHelpers.setStorageAt(address, slot, value);

/** Slot of a value of a mapping. */
export const slotIn = (slot: string, types: string[], key: string) =>
  keccak256(AbiCoder.defaultAbiCoder().encode(types, [key, slot]));

/** Slots that contracts without gaps begin with, searched so that no test assumes a layout. */
export const FIRST_SLOTS = Array.from({ length: 24 }, (_, slot) => toBeHex(slot, 32));

/**
 * The slot that holds what a test looks for.
 *
 * @param derive from one of the contract's first slots, where the mapping a test knows would keep it.
 */
export async function findSlot(
  address: string,
  holds: (word: string) => boolean,
  derive: (slot: string) => string = (slot) => slot,
): Promise<string> {
  for (const slot of FIRST_SLOTS.map(derive)) {
    if (holds(await ethers.provider.getStorage(address, slot))) return slot;
  }
  throw new Error(`${address} keeps it elsewhere`);
}

/** A word with other bytes in the place of some, counted from its low end as the compiler packs them. */
export function repacked(word: string, offset: number, bytes: string): string {
  const end = word.length - 2 * offset;
  return `${word.slice(0, end - bytes.length + 2)}${bytes.slice(2)}${word.slice(end)}`;
}
