import type { AuditContext } from "../audit/check.js";
import { at, auditedMoment } from "../audit/chain-answers.js";
import { countOf, formatCount } from "../format/index.js";
import type { SeatRecord } from "../members/index.js";
import { recordOf, type CaseRow, tables } from "../replay/index.js";
import type { OpensAnswer } from "./answer.js";
import type { Retrieval, Retrieved } from "./retrieval.js";

/** Open lists: anyone reads, any member posts, and a sanction touches nothing but posting. */
export async function listAnswers(
  context: AuditContext,
  { kinds }: Retrieved,
): Promise<OpensAnswer[]> {
  return [await readable(context, kinds.post), retrievable(kinds.batch), await sanctions(context)];
}

async function readable({ state }: AuditContext, posts: Retrieval): Promise<OpensAnswer> {
  let [lists, unread, broken] = [0, 0, 0];
  for await (const _ of tables.lists.scan(state)) lists += 1;
  for await (const [, { status }] of tables.anchors.scan(state)) {
    if (status === "missing") unread += 1;
    if (status === "broken") broken += 1;
  }
  const whole = unread === 0 && posts.good === posts.asked;
  return {
    id: "lists-readable",
    open: "lists",
    question: "Can everything on every list be read?",
    answer: whole ? "yes" : "no",
    detail: `${countOf(lists, "list")} with ${countOf(posts.asked, "post")}: ${shareOf(posts, "text")}${unread === 0 ? "" : `; ${countOf(unread, "batch", "batches")} of posts could not be had, so what is in them is not counted`}.`,
    figures: { lists, posts: posts.asked, texts: posts.good, unread, broken },
  };
}

function retrievable(batches: Retrieval): OpensAnswer {
  return {
    id: "batches-retrievable",
    open: "lists",
    question: "Is every batch of posts that was anchored to be had?",
    answer: batches.good === batches.asked ? "yes" : "no",
    detail:
      batches.asked === 0
        ? "No batch was anchored so far."
        : `${countOf(batches.asked, "batch", "batches")}: ${shareOf(batches, "batch")}.`,
    figures: { batches: batches.asked, found: batches.good },
  };
}

/** How many of them were had, and a few that were not. */
export function shareOf({ asked, good, examples }: Retrieval, noun: string): string {
  if (good === asked) return `every ${noun} could be had, and is as the chain says`;
  return `${formatCount(good)} of ${formatCount(asked)} could be had; not ${examples.join(", ")}${asked - good > examples.length ? " and others" : ""}`;
}

/**
 * Whoever is or was sanctioned has the seat and the vote that the roll gives them: their own leaving and a motion to
 * remove are the only ways out.
 */
async function sanctions(context: AuditContext): Promise<OpensAnswer> {
  const { state, contracts } = context;
  const now = await auditedMoment(context);
  const suspended = new Map<string, CaseRow[]>();
  let sanctioned = 0;
  for await (const [, row] of tables.cases.scan(state)) {
    if (row.outcome !== "sanctioned") continue;
    sanctioned += 1;
    suspended.set(row.respondent, [...(suspended.get(row.respondent) ?? []), row]);
  }
  let [keep, lost, gone] = [0, 0, 0];
  for (const account of suspended.keys()) {
    const member = await tables.members.get(state, account);
    const row = member && (await tables.seats.get(state, member.seat));
    const seat = row === undefined ? undefined : recordOf<SeatRecord>(row);
    if (seat === undefined || seat.left !== undefined) {
      gone += 1;
      continue;
    }
    const votes = await contracts.membership.getVotes(account, at(context));
    if (votes === (seat.voter === undefined ? 0n : 1n)) keep += 1;
    else lost += 1;
  }
  const cast = await ballotsWhileSuspended(context, suspended, now);
  return {
    id: "sanctions-touch-posting-only",
    open: "lists",
    question: "Do sanctions touch posting only?",
    answer: lost === 0 ? "yes" : "no",
    detail:
      sanctioned === 0
        ? "Nobody was sanctioned so far; nothing in the rules lets a sanction touch a seat or a vote."
        : `${countOf(sanctioned, "sanction")} of ${countOf(suspended.size, "person", "people")}: ${formatCount(keep)} have the seat and vote that the roll gives them, ${formatCount(lost)} do not, ${formatCount(gone)} are members no more. ${countOf(cast, "ballot")} by people who were suspended at the time count like any other.`,
    figures: { sanctions: sanctioned, people: suspended.size, keep, lost, gone, ballots: cast },
  };
}

async function ballotsWhileSuspended(
  { state }: AuditContext,
  suspended: ReadonlyMap<string, readonly CaseRow[]>,
  now: number,
): Promise<number> {
  if (suspended.size === 0) return 0;
  let cast = 0;
  const count = (voter: string, castAt: number) => {
    const within = suspended
      .get(voter)
      ?.some(({ decidedAt = now, until = 0 }) => decidedAt <= castAt && castAt < until);
    if (within === true) cast += 1;
  };
  for await (const [, { voter, castAt }] of tables.ballots.scan(state)) count(voter, castAt);
  for await (const [, { voter, castAt }] of tables.rankings.scan(state)) count(voter, castAt);
  return cast;
}
