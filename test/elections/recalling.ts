import { time, type Coalition } from "../fixture/coalition.js";
import { ARCHIVIST, elect, foundWithCalendar } from "./standing.js";

/** `RecallStage`, in its order. */
export const RecallStage = {
  Petition: 0n,
  Lapsed: 1n,
  Vote: 2n,
  Closing: 3n,
  Recalled: 4n,
  Kept: 5n,
} as const;
/** Ranks of the two alternatives, "keep" first. */
const KEEP = "0x0102";
const RECALL = "0x0201";

/** Anna, the first founder, is the archivist. */
export async function withArchivist() {
  const c = await foundWithCalendar();
  const [anna, bert] = c.founders;
  await elect(c, ARCHIVIST, [anna!]);
  return { c, anna: anna!, bert: bert! };
}

export async function petition(c: Coalition, by = c.founders[1]!) {
  await c.recalls.connect(by).petitionRecall(ARCHIVIST, c.founders[0]!, "the archive is shut");
  const { term } = await c.offices.termOf(ARCHIVIST, c.founders[0]!);
  return c.recalls.latestRecall(ARCHIVIST, c.founders[0]!, term.from);
}

/** A petition that five signed: the vote is open. */
export async function inVote() {
  const { c, anna, bert } = await withArchivist();
  const recallId = await petition(c);
  for (const founder of c.founders.slice(2, 6)) {
    await c.recalls.connect(founder).signPetition(recallId);
  }
  return { c, anna, bert, recallId };
}

export async function vote(c: Coalition, recallId: string, votesFor: number, votesAgainst: number) {
  const ballots = [
    ...Array<string>(votesFor).fill(RECALL),
    ...Array<string>(votesAgainst).fill(KEEP),
  ];
  for (const [index, ranks] of ballots.entries()) {
    await c.ballotBox.connect(c.founders[index]!).castBallot(recallId, ranks, 1);
  }
  await time.increaseTo((await c.recalls.recallOf(recallId)).closesAt + 1n);
  return c.recalls.connect(c.strangers[0]!).concludeRecall(recallId);
}
