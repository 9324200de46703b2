import { readMembers } from "../../../core/members/index.js";
import type { Checks } from "../checks.js";
import type { Stage } from "../stage.js";

/** A member as the events tell it. Times are timestamps in seconds. */
export interface MemberRow {
  account: string;
  group: string;
  founder: boolean;
  joinedAt: number;
  /** Null while waiting. */
  voterNumber: number | null;
  enrolledAt: number | null;
}

/** Rebuilds the roll from the membership's events and compares it with what the contract and the story say. */
export async function verifyMembers(stage: Stage, checks: Checks): Promise<MemberRow[]> {
  const { contracts, founders, newcomers, coalition } = stage;
  const { membership } = contracts;
  const seats = await readMembers(contracts, { fromBlock: 0 });
  const cast = new Map([...founders, ...newcomers].map((person) => [person.address, person]));

  checks.add(
    "the roll of the events counts as many members as the contract",
    BigInt(seats.length) === (await membership.memberCount()),
  );
  checks.add(
    "the roll of the events counts as many voters as the contract",
    BigInt(seats.filter(({ status }) => status === "voter").length) ===
      (await membership.voterCount()),
  );
  for (const { address, group } of cast.values()) {
    const seat = seats.find(({ account }) => account === address);
    const voting = seat?.status === "voter" && (await membership.isVoter(address));
    checks.add(`${address} is a voter`, voting && seat.group.index === group);
  }
  for (const [index, name] of coalition.membership.groups.entries()) {
    const [kept, members] = await membership.groupAt(index);
    const counted = seats.filter(({ group }) => group.index === index).length;
    checks.add(
      `the group "${name}" has ${counted} members`,
      kept === name && members === BigInt(counted),
    );
  }
  return seats.map(({ account, group, joinedAt, voter }) => ({
    account,
    group: group.name,
    founder: cast.get(account)?.founder ?? false,
    joinedAt: Number(joinedAt),
    voterNumber: voter?.number ?? null,
    enrolledAt: voter === undefined ? null : Number(voter.since),
  }));
}
