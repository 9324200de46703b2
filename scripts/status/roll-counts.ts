import type { IMembership } from "../../typechain-types/index.js";

/** How many people hold seats, at one block. */
export interface RollCounts {
  /** Everybody who holds a seat. */
  total: number;
  voters: number;
  groups: { name: string; members: number }[];
}

export async function readRollCounts(membership: IMembership, block: number): Promise<RollCounts> {
  const at = { blockTag: block };
  const [members, voters, groupCount] = await Promise.all([
    membership.memberCount(at),
    membership.voterCount(at),
    membership.groupCount(at),
  ]);
  const groups = await Promise.all(
    Array.from({ length: Number(groupCount) }, async (_, index) => {
      const group = await membership.groupAt(index, at);
      return { name: group.name, members: Number(group.members) };
    }),
  );
  return { total: Number(members), voters: Number(voters), groups };
}
