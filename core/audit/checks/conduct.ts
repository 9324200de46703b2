import { ZeroAddress, ZeroHash } from "ethers";
import {
  CASE_STAGES,
  type CaseRecord,
  caseStage,
  conductYear,
  POSTING_RIGHTS,
  readCases,
  yearOf,
} from "../../conduct/index.js";
import { readLogs } from "../../contracts/index.js";
import { shortHash } from "../../format/index.js";
import { postingRightAt, tables } from "../../replay/index.js";
import { at, auditedMoment } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { benchBreaches } from "../conduct/bench.js";
import { deadlineBreaches } from "../conduct/deadlines.js";
import type { ConductNumbers, JudgedCase } from "../conduct/judged-case.js";
import { ladderBreaches } from "../conduct/ladder.js";
import { compare } from "../findings.js";
import { Officers } from "../officers.js";
import { seatsOf } from "../roll.js";

/** Beyond every place on the chain. */
const NOW = "~";

export const conductCheck: Check = {
  id: "conduct",
  title: "The Code of Conduct in operation",
  proves:
    "Every case kept its deadlines and its ladder and was decided and heard by people without a part in it; every right to post follows from the cases, and no case touched a seat or a vote.",
  async *run(context) {
    const { contracts, range, progress } = context;
    const now = await auditedMoment(context);
    const cases = await readCases(contracts, range);
    const byId = new Map(cases.map((record) => [record.id, record]));
    const rules = await rulesOf(context);
    const officers = await Officers.of(context);
    for (const [done, record] of cases.entries()) {
      yield* compareCase(context, record, byId, now);
      yield* ruleBreaches({
        ...{ record, cases: byId, officers, timelock: contracts.addresses.timelock },
        rules: rules[record.ruleSet - 1] ?? {},
      });
      progress(done + 1, cases.length);
    }
    yield* years(context, cases, now);
    const asked = yield* rightsToPost(context, cases, now);
    yield* removals(context);
    const sanctions = cases.filter(({ outcome }) => outcome === "sanctioned").length;
    return {
      items: cases.length,
      figures: { cases: cases.length, sanctions, "rights asked": asked },
    };
  },
};

async function rulesOf({ state }: AuditContext): Promise<ConductNumbers[]> {
  const sets: ConductNumbers[] = [];
  for await (const [, row] of tables.conductRules.scan(state)) sets.push(row as ConductNumbers);
  return sets;
}

function* ruleBreaches(judged: JudgedCase): Generator<Finding> {
  const item = `case ${shortHash(judged.record.id)}`;
  const breaches = [deadlineBreaches(judged), benchBreaches(judged), ladderBreaches(judged)];
  for (const each of breaches)
    for (const { what, expected, found, tx } of each)
      yield {
        ...{ kind: "difference", item: `${item}: ${what}`, expected, found },
        evidence: tx ?? judged.record.id,
      };
}

const OUTCOMES = ["undecided", "dismissed", "referred", "sanctioned"];
const VERDICTS = [undefined, "upheld", "lifted"];

/** The case as the contract keeps it, field by field. */
async function* compareCase(
  context: AuditContext,
  record: CaseRecord,
  cases: ReadonlyMap<string, CaseRecord>,
  now: number,
): AsyncGenerator<Finding> {
  const { conduct } = context.contracts;
  const kept = await conduct.caseOf(record.id, at(context));
  const item = `case ${shortHash(record.id)}`;
  const { reporter, respondent, duty, offTopic, ruleSet, reportedAt, rung } = record;
  const expected: Record<string, [own: unknown, kept: unknown]> = {
    reporter: [reporter, kept.reporter],
    respondent: [respondent, kept.respondent],
    duty: [duty, kept.duty],
    "off topic": [offTopic, kept.offTopic],
    post: [record.post ?? ZeroHash, kept.post],
    evidence: [record.evidence ?? ZeroHash, kept.evidence],
    rules: [ruleSet, kept.ruleSet],
    reported: [reportedAt, kept.reportedAt],
    "reply until": [record.replyUntil, kept.replyUntil],
    "decide until": [record.decideUntil, kept.decideUntil],
    outcome: [record.outcome, OUTCOMES[Number(kept.outcome)]],
    verdict: [record.verdict, VERDICTS[Number(kept.verdict)]],
    rung: [rung, kept.rung],
    decided: [record.decidedAt ?? 0, kept.decidedAt],
    until: [record.until ?? 0, kept.until],
    "appeal until": [record.appealUntil ?? 0, kept.appealUntil],
    "heard until": [record.heardUntil ?? 0, kept.heardUntil],
    supporters: [record.supporters, kept.supporters],
    "votes needed": [record.votesNeeded, kept.votesNeeded],
    "votes to uphold": [record.votesToUphold, kept.votesToUphold],
    "votes to lift": [record.votesToLift, kept.votesToLift],
    advised: [record.advised, kept.advised],
    "hides the post": [record.hidesPost, kept.hidesPost],
    "held until": [record.held ?? 0, kept.held],
    "held by": [record.holder ?? ZeroAddress, kept.holder],
    "rests on": [record.basis ?? ZeroHash, kept.basis],
    reasons: [record.reasons ?? ZeroHash, kept.reasons],
  };
  for (const [field, [own, said]] of Object.entries(expected))
    yield* compare(`${item}: ${field}`, own, said, record.id);
  const stage = caseStage(record, now, Object.fromEntries(cases));
  const answered = CASE_STAGES[Number(await conduct.stage(record.id, at(context)))];
  yield* compare(`${item}: stage`, stage, answered, record.id);
}

/** What the contract counted for the yearly report, up to what anybody recorded of silence. */
async function* years(
  context: AuditContext,
  cases: readonly CaseRecord[],
  now: number,
): AsyncGenerator<Finding> {
  const { conduct } = context.contracts;
  const seen = new Set(cases.flatMap(({ steps }) => steps.map((step) => yearOf(step.at))));
  for (const year of [...seen].sort((a, b) => a - b)) {
    const counted = conductYear(cases, year, now);
    const kept = await conduct.yearCount(year, at(context));
    for (const name of CERTAIN)
      yield* compare(`${year}: ${name} in the yearly count`, counted[name], kept[name]);
  }
}

/** What no clock decides; silence is counted when somebody records it. */
const CERTAIN = [
  "reports",
  "dismissed",
  "advices",
  "notices",
  "suspensions",
  "longSuspensions",
  "referrals",
  "yearSuspensions",
  "reinstated",
  "recusals",
  "holds",
  "appeals",
  "upheld",
] as const;

/**
 * Whoever a case was ever about, and whoever may not post, may post or not as the fold says; for all others it follows
 * from the seat. And whoever was sanctioned has the vote of the roll.
 */
async function* rightsToPost(
  context: AuditContext,
  cases: readonly CaseRecord[],
  now: number,
): AsyncGenerator<Finding, number> {
  const { contracts, state } = context;
  const respondents = new Set(cases.map(({ respondent }) => respondent));
  let asked = 0;
  for (const { account, left, voter } of await seatsOf(context)) {
    if (left !== undefined) continue;
    const own = await postingRightAt(state, account, NOW, now);
    if (own === "granted" && !respondents.has(account)) continue;
    asked += 1;
    const { why } = await contracts.conduct.postingRight(account, ZeroHash, at(context));
    yield* compare(`right of ${account} to post`, own, POSTING_RIGHTS[Number(why)]);
    const votes = await contracts.membership.isVoter(account, at(context));
    yield* compare(`vote of ${account}, whatever was decided`, voter !== undefined, votes);
  }
  return asked;
}

/** Nobody lost a seat but by a motion that was carried out. */
async function* removals({ contracts, range }: AuditContext): AsyncGenerator<Finding> {
  const removed = await readLogs(contracts.membership, range, ["Removed"]);
  if (removed.length === 0) return;
  const executed = await readLogs(contracts.timelock, range, ["CallExecuted"]);
  const motions = new Set(executed.map(({ log }) => log.transactionHash));
  for (const { args, log } of removed)
    yield* compare(
      `removal of ${String(args.account)}`,
      "by a motion",
      motions.has(log.transactionHash) ? "by a motion" : "by no motion",
      log.transactionHash,
    );
}
