import type { CoalitionContracts } from "../../../core/contracts/index.js";
import type { MotionSummary } from "../../reading/index.js";

/** Something ranked in the ballot box: an election, or the vote on a recall. */
export interface OpenBallot {
  id: string;
  /** Voters at this second have a vote. */
  calledAt: number;
  /** The last is the one that is open. */
  ballots: readonly { ballotId: string }[];
}

/** Motions and elections in which something can be done now. */
export interface Doable<Motion, Election> {
  voting: readonly Motion[];
  needSeconds: readonly Motion[];
  /** With an open ballot. */
  ballots: readonly Election[];
}

/** What of it an account may still do. */
export interface Undone<Motion, Election> {
  toVote: readonly Motion[];
  toSecond: readonly Motion[];
  toRank: readonly Election[];
}

type Contracts = Pick<CoalitionContracts, "governor" | "membership" | "ballotBox">;

/** What of it an account may still do and has not done, by the contracts, which know best. */
export async function undoneOf<
  Motion extends Pick<MotionSummary, "id" | "mover">,
  Election extends Omit<OpenBallot, "id">,
>(
  { governor, membership, ballotBox }: Contracts,
  account: string,
  { voting, needSeconds, ballots }: Doable<Motion, Election>,
): Promise<Undone<Motion, Election>> {
  const hadVote = async (at: bigint | number) =>
    (await membership.voterNumberAt(account, at)) !== 0n;
  const [toVote, toSecond, toRank] = await Promise.all([
    keep(
      voting,
      async ({ id }) =>
        !(await governor.hasVoted(id, account)) &&
        (await hadVote(await governor.proposalSnapshot(id))),
    ),
    // Seconds come from others than the mover.
    keep(
      needSeconds,
      async ({ id, mover }) =>
        mover.toLowerCase() !== account.toLowerCase() && !(await governor.hasSeconded(id, account)),
    ),
    keep(ballots, async ({ calledAt, ballots: papers }) => {
      const ballotId = papers.at(-1)?.ballotId;
      if (ballotId === undefined || !(await hadVote(calledAt))) return false;
      return (await ballotBox.ballotOf(ballotId, account)).sequence === 0n;
    }),
  ]);
  return { toVote, toSecond, toRank };
}

async function keep<Item>(items: readonly Item[], ask: (item: Item) => Promise<boolean>) {
  const answers = await Promise.all(items.map(ask));
  return items.filter((_, index) => answers[index]);
}
