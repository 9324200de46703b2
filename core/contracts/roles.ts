import { id, ZeroHash } from "ethers";

/** Roles of the timelock by what people call them. */
export const ROLES = {
  admin: ZeroHash,
  proposer: id("PROPOSER_ROLE"),
  canceller: id("CANCELLER_ROLE"),
  executor: id("EXECUTOR_ROLE"),
} as const;

export type Role = keyof typeof ROLES;

/** Name of a role read from the chain; nothing when this version does not know it. */
export function roleName(role: string): Role | undefined {
  return (Object.keys(ROLES) as Role[]).find((name) => ROLES[name] === role.toLowerCase());
}
