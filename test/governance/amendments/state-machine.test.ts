import { expect } from "chai";
import type { BaseContract } from "ethers";
import { time } from "../../fixture/coalition.js";
import { expectRefused } from "../refused.js";
import {
  ACTIVE,
  bitmap,
  CANCELED,
  DEFEATED,
  EXECUTED,
  PENDING,
  QUEUED,
  SUCCEEDED,
} from "../states.js";
import { MOMENTS, type Amended, type Moment } from "./moments.js";
import { verbs } from "./verbs.js";

const DAY = 86_400n;

/** What each moment's texts are: the motion, the rival and, where there is one, the correction. */
const STATES: Record<Moment, bigint[]> = {
  entered: [PENDING, PENDING],
  accepting: [PENDING, PENDING],
  merged: [CANCELED, PENDING],
  opposed: [PENDING, PENDING],
  correcting: [PENDING, PENDING, PENDING],
  corrected: [CANCELED, PENDING, PENDING],
  refuted: [PENDING, PENDING, CANCELED],
  rivalCorrecting: [PENDING, PENDING, PENDING],
  rivalCorrected: [PENDING, CANCELED, PENDING],
  rivalWithdrawn: [PENDING, PENDING],
  rivalGone: [PENDING, CANCELED],
  withdrawn: [PENDING, PENDING],
  gone: [CANCELED, PENDING],
  prolonged: [PENDING, PENDING],
  voting: [ACTIVE, ACTIVE],
  mergedVoting: [CANCELED, ACTIVE],
  correctedVoting: [CANCELED, ACTIVE, ACTIVE],
  rivalWon: [DEFEATED, SUCCEEDED],
  motionWon: [SUCCEEDED, DEFEATED],
  mergedWon: [CANCELED, SUCCEEDED],
  correctedWon: [CANCELED, DEFEATED, SUCCEEDED],
  nothingWon: [DEFEATED, DEFEATED],
  queued: [DEFEATED, QUEUED],
  ready: [DEFEATED, QUEUED],
  executed: [DEFEATED, EXECUTED],
};

const ALL = Object.keys(MOMENTS) as Moment[];
const upTo = (last: Moment) => ALL.slice(0, ALL.indexOf(last) + 1);
const DISCUSSION = upTo("prolonged");
const but = (...not: Moment[]) => DISCUSSION.filter((moment) => !not.includes(moment));
const VOTING: Moment[] = ["voting", "mergedVoting", "correctedVoting"];

type Refusal = (c: Amended) => Promise<[BaseContract, string, ...unknown[]]>;
type Text = "motion" | "rival" | "correction";

const governor =
  (error: string, text: Text): Refusal =>
  async (c) => [c.governor, `CoalitionGovernor${error}`, c[text]!.id];
/** The text is not in the state it should be in. */
const unexpected =
  (text: Text, right: bigint): Refusal =>
  async (c) => {
    const state = await c.governor.state(c[text]!.id);
    return [c.governor, "GovernorUnexpectedProposalState", c[text]!.id, state, bitmap(right)];
  };
const of =
  (text: Text, error: string): Refusal =>
  async (c) => [c.amendments, `Amendments${error}`, c[text]!.id];
const notMover =
  (text: Text, mover: number): Refusal =>
  async (c) => [c.amendments, "AmendmentsNotMover", c[text]!.id, c.founders[mover]!.address];
const pending =
  (text: Text): Refusal =>
  async (c) => {
    const until = BigInt(await time.latest()) + DAY;
    return [c.amendments, "AmendmentsReplacementPending", c[text]!.id, until];
  };
/** Filing ends with the discussion as filed. */
const closed: Refusal = async (c) => [
  c.amendments,
  "AmendmentsDiscussionClosed",
  c.motion.id,
  c.snapshot,
];
/** Acceptance with the discussion as prolonged. */
const over: Refusal = async (c) => {
  const { opensAt } = await c.governor.motion(c.motion.id);
  return [c.amendments, "AmendmentsDiscussionClosed", c.motion.id, opensAt];
};
const notOpen: Refusal = async (c) => {
  const { opensAt } = await c.governor.motion(c.motion.id);
  const closesAt = await c.governor.proposalDeadline(c.motion.id);
  return [c.amendments, "AmendmentsVoteNotOpen", c.motion.id, opensAt, closesAt];
};
const notReady: Refusal = async (c) => [c.timelock, "TimelockUnexpectedOperationState"];

/** When a verb is allowed; what refuses it at some moments, and what at all others. */
interface Row {
  allowed: Moment[];
  refused?: [Refusal, ...Moment[]][];
  otherwise: Refusal;
}

const merged = of("motion", "AlreadyAccepted");
const CORRECTION = { allowed: [], otherwise: governor("Correction", "correction") };
const discussed = (text: "motion" | "rival", gone: Moment): Row => ({
  allowed: but(gone),
  otherwise: unexpected(text, PENDING),
});

const TABLE: Record<string, Row> = {
  "amend motion": { allowed: but("gone", "prolonged"), otherwise: closed },
  "amend rival": { allowed: [], otherwise: of("rival", "NotMotion") },
  "second motion": discussed("motion", "gone"),
  "second rival": discussed("rival", "rivalGone"),
  "withdraw motion": {
    allowed: but("accepting", "merged", "withdrawn", "gone"),
    refused: [[governor("NotWithdrawable", "motion"), "accepting", "merged", "withdrawn"]],
    otherwise: unexpected("motion", PENDING),
  },
  "withdraw rival": {
    allowed: but("accepting", "merged", "rivalWithdrawn", "rivalGone"),
    refused: [[governor("NotWithdrawable", "rival"), "accepting", "merged", "rivalWithdrawn"]],
    otherwise: unexpected("rival", PENDING),
  },
  "take over motion": {
    allowed: ["withdrawn"],
    refused: [[governor("NotWithdrawn", "motion"), ...but("withdrawn", "gone")]],
    otherwise: unexpected("motion", PENDING),
  },
  "take over rival": {
    allowed: ["rivalWithdrawn"],
    refused: [[governor("NotWithdrawn", "rival"), ...but("rivalWithdrawn", "rivalGone")]],
    otherwise: unexpected("rival", PENDING),
  },
  "accept rival": {
    allowed: ["entered", "corrected", "refuted", "rivalCorrected", "prolonged"],
    refused: [
      [merged, "accepting", "merged", "opposed"],
      [pending("motion"), "correcting"],
      [pending("rival"), "rivalCorrecting"],
      [of("rival", "Withdrawn"), "rivalWithdrawn", "rivalGone"],
      [notMover("motion", 0), "withdrawn", "gone"],
    ],
    otherwise: over,
  },
  "correct motion": {
    allowed: but("accepting", "merged", "correcting", "withdrawn", "gone", "prolonged"),
    refused: [
      [merged, "accepting", "merged"],
      [pending("motion"), "correcting"],
      [notMover("motion", 0), "withdrawn", "gone"],
    ],
    otherwise: closed,
  },
  "correct rival": {
    allowed: but(
      ...(["accepting", "merged", "rivalCorrecting"] as const),
      ...(["rivalWithdrawn", "rivalGone", "prolonged"] as const),
    ),
    refused: [
      [merged, "accepting", "merged"],
      [pending("rival"), "rivalCorrecting"],
      [notMover("rival", 1), "rivalWithdrawn", "rivalGone"],
    ],
    otherwise: closed,
  },
  "object to motion": {
    allowed: ["accepting", "correcting"],
    otherwise: of("motion", "NothingPending"),
  },
  "object to rival": { allowed: ["rivalCorrecting"], otherwise: of("rival", "NothingPending") },
  "vote on motion": { allowed: ["voting"], otherwise: unexpected("motion", ACTIVE) },
  "vote on rival": { allowed: VOTING, otherwise: unexpected("rival", ACTIVE) },
  "rank all": { allowed: VOTING, otherwise: notOpen },
  "batch on motion": {
    allowed: [],
    refused: [[governor("Amended", "motion"), "voting"]],
    otherwise: unexpected("motion", ACTIVE),
  },
  "batch of rankings": { allowed: VOTING, otherwise: notOpen },
  "queue motion": { allowed: ["motionWon"], otherwise: unexpected("motion", SUCCEEDED) },
  "queue rival": { allowed: ["rivalWon", "mergedWon"], otherwise: unexpected("rival", SUCCEEDED) },
  "execute motion": { allowed: [], otherwise: unexpected("motion", QUEUED) },
  "execute rival": {
    allowed: ["ready"],
    refused: [[notReady, "queued"]],
    otherwise: unexpected("rival", QUEUED),
  },
  "amend correction": { allowed: [], otherwise: of("correction", "NotMotion") },
  "second correction": CORRECTION,
  "withdraw correction": CORRECTION,
  "take over correction": CORRECTION,
  "accept correction": { allowed: [], otherwise: of("correction", "NotRival") },
  "vote on correction": {
    allowed: ["correctedVoting"],
    otherwise: unexpected("correction", ACTIVE),
  },
  "queue correction": {
    allowed: ["correctedWon"],
    otherwise: unexpected("correction", SUCCEEDED),
  },
  "execute correction": { allowed: [], otherwise: unexpected("correction", QUEUED) },
};

describe("Amendments: what may be done when", () => {
  for (const moment of ALL) {
    it(`is as the table says: ${moment}`, async () => {
      const c: Amended = await MOMENTS[moment]();
      const texts = [c.motion, c.rival, c.correction].filter((text) => text !== undefined);
      const states = await Promise.all(texts.map(({ id }) => c.governor.state(id)));
      expect(states).to.deep.equal(STATES[moment]);

      for (const [verb, act] of Object.entries(await verbs(c))) {
        const { allowed, refused = [], otherwise } = TABLE[verb]!;
        if (allowed.includes(moment)) {
          await act().catch((error: Error) => expect.fail(`${verb}: ${error.message}`));
          continue;
        }
        const [refusal] = refused.find(([, ...moments]) => moments.includes(moment)) ?? [otherwise];
        const [contract, error, ...args] = await refusal(c);
        if (refusal === notReady) {
          await expect(act(), verb).to.be.revertedWithCustomError(contract, error);
          continue;
        }
        await expectRefused(act, contract, error, ...args);
      }
    });
  }

  it("leaves no verb out", async () => {
    const c = await MOMENTS.correcting();
    expect(Object.keys(await verbs(c)).sort()).to.deep.equal(Object.keys(TABLE).sort());
  });
});
