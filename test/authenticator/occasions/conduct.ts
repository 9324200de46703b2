import { ZeroHash } from "ethers";
import {
  breach,
  climb,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  report,
  sanction,
  YEAR,
  type Bench,
} from "../../conduct/case.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import type { Occasions } from "./occasion.js";

/** A case that was just reported. */
async function reported() {
  const c = await foundWithOfficers();
  return { c, caseId: await report(c) };
}

/** The respondent has named the first officer. */
async function named() {
  const { c, caseId } = await reported();
  const officer = c.officers[0]!.address;
  await c.as(c.respondent).nameOfficer(caseId, officer, digest("A friend of the reporter."));
  return { c, caseId, officer };
}

/** The members have suspended the respondent on rung 4. */
async function suspendedByMotion() {
  const c: Bench = await foundWithOfficers();
  await climb(c, 3);
  const caseId = await heardCase(c);
  await decide(c, caseId, breach(4));
  await c.conduct.connect(await impersonateTimelock(c)).suspend(caseId, YEAR);
  return { c, caseId };
}

export const CONDUCT_OCCASIONS = {
  "report-conduct": async () => {
    const c = await foundWithOfficers();
    const respondent = c.respondent.address;
    const about = { respondent, duty: 2, offTopic: false, post: ZeroHash };
    return { c, member: c.reporter, values: { ...about, evidence: digest("What was said.") } };
  },
  "reply-to-report": async () => {
    const { c, caseId } = await reported();
    return { c, member: c.respondent, values: { caseId, statement: digest("It was not so.") } };
  },
  "name-officer": async () => {
    const { c, caseId } = await reported();
    const officer = c.officers[0]!.address;
    return { c, member: c.respondent, values: { caseId, officer, reason: digest("A friend.") } };
  },
  "accept-recusal": async () => {
    const { c, caseId, officer } = await named();
    return { c, member: c.officers[1]!, values: { caseId, officer } };
  },
  "recuse-myself": async () => {
    const { c, caseId } = await reported();
    return { c, member: c.officers[0]!, values: { caseId } };
  },
  "give-advice": async () => {
    const { c, caseId } = await reported();
    return { c, member: c.officers[0]!, values: { caseId, advice: digest("Take a walk.") } };
  },
  "place-hold": async () => {
    const { c, caseId } = await reported();
    return { c, member: c.officers[0]!, values: { caseId, reason: digest("A flood of posts.") } };
  },
  "decide-case": async () => {
    const c = await foundWithOfficers();
    const caseId = await heardCase(c);
    return { c, member: c.officers[0]!, values: { caseId, ...breach(1) } };
  },
  "appeal-decision": async () => {
    const c = await foundWithOfficers();
    const caseId = await sanction(c, 1);
    return { c, member: c.respondent, values: { caseId, grounds: digest("Nobody heard me.") } };
  },
  "judge-appeal": async () => {
    const c = await foundWithOfficers();
    const caseId = await sanction(c, 1);
    await c.as(c.respondent).appeal(caseId, ZeroHash);
    const values = { caseId, uphold: false, reasons: digest("They were not heard.") };
    return { c, member: c.panel[0]!, values };
  },
  "ask-reinstatement": async () => {
    const { c, caseId } = await suspendedByMotion();
    return { c, member: c.respondent, values: { caseId, statement: digest("I have learned.") } };
  },
} satisfies Occasions;
