import type { VouchAdmission } from "../../typechain-types/index.js";
import { ethers, foundCoalition } from "../fixture/coalition.js";
import { call, passMotion } from "../fixture/motions.js";
import { join, waitOut } from "../fixture/people.js";

export const NEEDED = 2;

/** A coalition that moved to vouches by motion, with seven waiting members whose waiting period is over. */
export async function vouching() {
  const c = await foundCoalition();
  const policy: VouchAdmission = await ethers.deployContract("VouchAdmission", [
    c.directory,
    NEEDED,
  ]);
  await passMotion(c, [
    await call(c.membership, "setAdmissionPolicy", [await policy.getAddress()]),
  ]);
  const waiting = c.strangers.slice(0, 7);
  for (const person of waiting) await join(c, person);
  await waitOut(c);
  return { ...c, policy, waiting, candidate: waiting[0]! };
}

export type Vouching = Awaited<ReturnType<typeof vouching>>;

/** As many founders, from the first on, vouch for the candidate. */
export async function vouchedBy(c: Vouching, voters: number, candidate = c.candidate) {
  for (const voter of c.founders.slice(0, voters)) {
    await c.policy.connect(voter).vouch(candidate.address);
  }
}

export const addresses = (people: readonly { address: string }[]) =>
  people.map(({ address }) => address);
