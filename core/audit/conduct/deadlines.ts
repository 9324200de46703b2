import type { CaseStep } from "../../conduct/index.js";
import { formatMoment } from "../../format/index.js";
import type { Breach, JudgedCase } from "./judged-case.js";

const moment = (seconds: unknown) =>
  seconds === undefined ? "never" : formatMoment(BigInt(seconds as number));

/** Members decide a referred case within this time (seconds). */
const REFERRAL = 90 * 86_400;

/** Every period of a case, from the rules it was reported under. */
export function* deadlineBreaches({ record, rules }: JudgedCase): Generator<Breach> {
  const { reportedAt, replyUntil, decideUntil, steps } = record;
  yield* exact("last moment to reply", reportedAt + (rules.replyWindow ?? 0), replyUntil);
  yield* exact("last moment to decide", reportedAt + (rules.decisionPeriod ?? 0), decideUntil);
  for (const step of steps) yield* stepBreaches(step, { record, rules });
  const holds = steps.filter(({ name }) => name === "HoldPlaced");
  if (holds.length > 1)
    yield { what: "emergency holds", expected: "one at most", found: String(holds.length) };
}

function* stepBreaches(
  { name, at, tx, args }: CaseStep,
  { record, rules }: Pick<JudgedCase, "record" | "rules">,
): Generator<Breach> {
  switch (name) {
    case "HoldPlaced": {
      const last = Math.min(at + (rules.hold ?? 0), record.decideUntil);
      return yield* exact("end of the emergency hold", last, Number(args.until), tx);
    }
    case "CaseDismissed":
      return yield* within("dismissed", 0, at, record.decideUntil, tx);
    case "CaseReferred":
      yield* within("referred to the members", record.replyUntil, at, record.decideUntil, tx);
      return yield* exact("last moment of the members", at + REFERRAL, Number(args.until), tx);
    case "Sanctioned": {
      if (Number(args.rung) === 4) return;
      yield* within("sanctioned", record.replyUntil, at, record.decideUntil, tx);
      const last = at + (rules.appealWindow ?? 0);
      return yield* exact("last moment to appeal", last, Number(args.appealUntil), tx);
    }
    case "AppealOpened": {
      yield* within("appealed", 0, at, record.appealUntil ?? 0, tx);
      const last = at + (rules.hearingPeriod ?? 0);
      return yield* exact("last moment to hear the appeal", last, Number(args.heardUntil), tx);
    }
    case "AppealVoted":
      return yield* within("judged", 0, at, record.heardUntil ?? 0, tx);
    default:
      return;
  }
}

function* exact(what: string, expected: number, found: number, tx?: string): Generator<Breach> {
  if (expected === found) return;
  yield { what, expected: moment(expected), found: moment(found), ...(tx && { tx }) };
}

function* within(
  what: string,
  after: number,
  at: number,
  until: number,
  tx: string,
): Generator<Breach> {
  if (at > after && at <= until) return;
  const expected = `after ${moment(after)}, by ${moment(until)}`;
  yield { what: `moment it was ${what}`, expected, found: moment(at), tx };
}
