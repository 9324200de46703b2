import { formatMotionId } from "../../../core/format/index.js";
import type { Motion, Recount } from "../../../core/motions/index.js";
import type { Checks } from "../checks.js";
import type { RefusedText } from "../motions/carry-out.js";
import { winnerOf, type DemoMotion } from "../motions/demo-motion.js";
import type { Stage } from "../stage.js";
import { verifyEffect } from "./effect.js";

/** A text one could vote for. Votes are counts of ballots against the status quo. */
export interface OptionRow {
  /** Its place on the ballot, from 1. */
  number: number;
  text: string;
  title: string;
  mover: string;
  for: number;
  against: number;
  abstain: number;
  quorum: number;
  /** Why it could not win; null if it could. */
  dropped: string | null;
  wins: boolean;
  executed: boolean;
}

/** OpenZeppelin's number for an executed proposal. */
const EXECUTED = 7;

/** Of several texts the one wins that the story wants to win, and it alone is carried out. */
export async function verifyOptions(
  stage: Stage,
  told: DemoMotion,
  motion: Motion,
  counted: Recount,
  refused: readonly RefusedText[],
  checks: Checks,
): Promise<OptionRow[]> {
  const { title, rivals } = told;
  const winner = winnerOf(told);
  const rows = motion.options.map((option, index): OptionRow => {
    const count = counted.options[index];
    return {
      number: option.number ?? 0,
      text: formatMotionId(option.text),
      title: option.title,
      mover: option.mover,
      for: Number(count?.for ?? 0n),
      against: Number(count?.against ?? 0n),
      abstain: Number(count?.abstain ?? 0n),
      quorum: Number(count?.quorum ?? 0n),
      dropped: count?.dropped ?? null,
      wins: counted.winner === option.text,
      executed: option.state === EXECUTED,
    };
  });
  if (rivals.length === 0) return rows;
  const filed = [told, ...rivals].map(({ id }) => formatMotionId(id));
  checks.add(
    `the ballot on "${title}" lists its ${rivals.length} amendments after it`,
    rows.map(({ text }) => text).join() === filed.join(),
  );
  checks.add(`"${winner?.title}" wins over "${title}"`, counted.winner === winner?.id);
  const codes = new Map(refused.map(({ id, code }) => [id, code]));
  for (const text of [told, ...rivals]) {
    const wins = text === winner;
    const row = rows.find((each) => each.text === formatMotionId(text.id));
    checks.add(
      wins
        ? `"${text.title}" was executed`
        : `"${text.title}" was not executed, and nobody could queue it`,
      row?.executed === wins &&
        (wins || codes.get(text.id) === "GOVERNOR_UNEXPECTED_PROPOSAL_STATE"),
    );
    await verifyEffect(stage, text, wins, counted, checks);
  }
  return rows;
}
