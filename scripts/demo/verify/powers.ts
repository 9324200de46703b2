import { ZeroAddress } from "ethers";
import { ROLES } from "../../../core/contracts/index.js";
import type { Checks } from "../checks.js";
import type { Stage } from "../stage.js";

/** Nobody but the coalition itself may propose to its timelock or change who does; anybody may execute. */
export async function verifyPowers({ chain, contracts }: Stage, checks: Checks): Promise<void> {
  const { timelock, addresses } = contracts;
  const [deployer] = await chain.connection.ethers.getSigners();
  const people = [deployer?.address ?? ZeroAddress, ZeroAddress];
  for (const role of ["admin", "proposer", "canceller"] as const) {
    const held = await Promise.all(people.map((person) => timelock.hasRole(ROLES[role], person)));
    checks.add(
      `neither the deployer nor everybody is ${role} of the timelock`,
      !held.includes(true),
    );
  }
  const own =
    (await timelock.hasRole(ROLES.admin, addresses.timelock)) &&
    (await timelock.hasRole(ROLES.proposer, addresses.governor)) &&
    (await timelock.hasRole(ROLES.executor, ZeroAddress));
  checks.add("the timelock belongs to itself, and the governor proposes to it", own);
}
