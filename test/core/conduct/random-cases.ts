import fc from "fast-check";
import { ZeroHash } from "ethers";
import { time } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import {
  breach,
  DAY,
  digest,
  HOUR,
  noBreach,
  POST,
  report,
  say,
  type Bench,
  type Person,
} from "../../conduct/case.js";

/** One thing somebody tries; whether it is allowed is for the contract to say. */
export type Step =
  | { kind: "report"; who: number; whom: number; offTopic: boolean; post: boolean }
  | { kind: "decide"; which: number; rung: number; officers: number; hide: boolean }
  | { kind: "officer"; which: number; who: number; act: "advise" | "hold" | "recuse" }
  | { kind: "name"; which: number; who: number; accepted: boolean }
  | { kind: "appeal"; which: number; who: number }
  | { kind: "judge"; which: number; uphold: boolean }
  | { kind: "govern"; which: number; act: "suspend" | "reinstate" }
  | { kind: "record"; which: number }
  | { kind: "wait"; hours: number };

const small = fc.nat({ max: 11 });

/** Histories in which most of what people try is worth trying. */
export const histories: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("report" as const),
        who: small,
        whom: fc.nat({ max: 1 }),
        offTopic: fc.boolean(),
        post: fc.boolean(),
      }),
    },
    {
      weight: 7,
      arbitrary: fc.record({
        kind: fc.constant("decide" as const),
        which: small,
        rung: fc.nat({ max: 4 }),
        officers: fc.nat({ max: 2 }),
        hide: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("officer" as const),
        which: small,
        who: fc.nat({ max: 2 }),
        act: fc.constantFrom("advise" as const, "hold" as const, "recuse" as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("name" as const),
        which: small,
        who: fc.nat({ max: 2 }),
        accepted: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant("appeal" as const), which: small, who: small }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("judge" as const),
        which: small,
        uphold: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("govern" as const),
        which: small,
        act: fc.constantFrom("suspend" as const, "reinstate" as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("record" as const), which: small }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("wait" as const),
        hours: fc.constantFrom(1, 30, 73, 100, 24 * 12, 24 * 22, 24 * 40),
      }),
    },
  ),
  { minLength: 25, maxLength: 45 },
);

const text = digest("Text.");

/** Reports, hears and decides one case after the other, so that every history reaches the higher rungs. */
export const CLIMB: readonly Step[] = [1, 2, 3, 4].flatMap((rung, which): Step[] => [
  { kind: "report", who: 8, whom: 0, offTopic: false, post: rung === 2 },
  { kind: "wait", hours: 73 },
  { kind: "decide", which, rung, officers: 0, hide: rung === 2 },
]);

/** Tries the steps; what is refused is left out. Answers with the cases and how many steps were taken. */
export async function live(c: Bench, steps: readonly Step[]) {
  const cases: string[] = [];
  const members = c.as(await impersonateTimelock(c));
  const respondents = [c.respondent, c.voters[0]!] as const;
  const officer = (n: number): Person => c.officers[n % c.officers.length]!;
  let taken = 0;
  const take = async (step: Step): Promise<void> => {
    if (step.kind === "wait") {
      await time.increase(BigInt(step.hours) * HOUR);
      return;
    }
    if (step.kind === "report") {
      const reporter = c.founders[step.who]!;
      const about = step.post ? { post: POST } : {};
      const { offTopic } = step;
      const respondent = respondents[step.whom]!;
      cases.push(await report(c, { reporter, respondent, offTopic, ...about }));
      return;
    }
    const caseId = cases[step.which % Math.max(1, cases.length)];
    if (caseId === undefined) return;
    const respondent = respondents.find(({ address }) => address === owners.get(caseId));
    await act(step, caseId, respondent ?? c.respondent);
  };
  const owners = new Map<string, string>();
  const act = async (
    step: Exclude<Step, { kind: "wait" | "report" }>,
    caseId: string,
    respondent: Person,
  ): Promise<unknown> => {
    switch (step.kind) {
      case "decide": {
        const changes = step.hide && step.rung > 0 ? { hideReason: "Hidden." } : {};
        const ruling = step.rung === 0 ? noBreach : breach(step.rung, changes);
        await say(c, caseId, ruling, officer(step.officers));
        return say(c, caseId, ruling, officer(step.officers + 1));
      }
      case "officer":
        if (step.act === "recuse") return c.as(officer(step.who)).recuse(caseId);
        if (step.act === "advise") return c.as(officer(step.who)).advise(caseId, text);
        return c.as(officer(step.who)).hold(caseId, text);
      case "name":
        await c.as(respondent).nameOfficer(caseId, officer(step.who), text);
        return step.accepted
          ? c.as(officer(step.who + 1)).acceptRecusal(caseId, officer(step.who))
          : undefined;
      case "appeal":
        return c.as(step.who < 6 ? respondent : c.founders[step.who]!).appeal(caseId, ZeroHash);
      case "judge":
        for (const panellist of c.panel.slice(0, 2))
          await c.as(panellist).judge(caseId, step.uphold, text);
        return;
      case "govern":
        return step.act === "suspend"
          ? members.suspend(caseId, 60n * DAY)
          : members.reinstate(caseId);
      case "record":
        return c.conduct.recordSilence(caseId);
    }
  };
  for (const step of steps) {
    try {
      await take(step);
      taken += 1;
    } catch (error) {
      if (!String(error).includes("Conduct")) throw error;
    }
    const last = cases.at(-1);
    if (last !== undefined && !owners.has(last))
      owners.set(last, (await c.conduct.caseOf(last)).respondent);
  }
  return { cases, taken };
}
