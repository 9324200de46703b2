import { z } from "zod";
import { momentField } from "./fields.js";

/** What a relay answers about offices, elections, recalls and their ballots. */

const count = z.int().nonnegative();
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

const terms = z.object({
  seats: count,
  method: z.enum(["schulze", "approval"]),
  cohorts: count,
  termsInRow: count,
  firstTermAt: momentField,
  term: count,
});

const electionRules = z.object({
  nominations: count,
  acceptance: count,
  extension: count,
  campaign: count,
  ballot: count,
  challenge: count,
  challengeHold: count,
  holdOver: count,
  secondsNeeded: count,
  challengeFloor: count,
  challengeShare: count,
});

const nominee = z.object({
  account: address,
  nominator: address,
  status: z.enum(["nominated", "accepted", "declined", "withdrawn", "dropped"]),
  seconders: z.array(address),
  statement: hash.optional(),
  conflicts: z.string().optional(),
});

const electionBallot = z.object({
  run: count,
  ballotId: hash,
  candidates: z.array(address),
  opensAt: momentField,
  closesAt: momentField,
  drawBlock: count.optional(),
  counted: z
    .object({
      ballots: count,
      quorum: count,
      seed: hash,
      elected: z.array(address),
      settlesAt: momentField,
    })
    .optional(),
});

/** An election; moments that are not fixed yet are 0. */
export const electionSchema = z
  .object({
    id: hash,
    officeId: hash,
    office: z.string(),
    seats: z.array(count),
    calledAt: momentField,
    calledInBlock: count,
    terms,
    rules: electionRules,
    quorumFloor: count,
    quorumShare: count,
    tieRule: z.string(),
    nominationsUntil: momentField,
    acceptanceUntil: momentField,
    extensions: count,
    opensAt: momentField,
    closesAt: momentField,
    settlesAt: momentField,
    nominees: z.array(nominee),
    candidates: z.array(address),
    ballots: z.array(electionBallot),
    challenges: z.array(z.object({ voter: address, reason: z.string() })),
    seated: z.array(
      z.object({ candidate: address, seat: count, from: momentField, ends: momentField }),
    ),
    passedOver: z.array(z.object({ candidate: address, eligibility: z.string() })),
    annulledFor: z.string(),
    /** The last stage that an act brought about; the clock does the rest. */
    milestone: z.string(),
  })
  .meta({ id: "Election" });

const officeTerm = z.object({
  account: address,
  from: momentField,
  until: momentField,
  ends: momentField,
  inRow: count,
});

export const officeSchema = z
  .object({
    id: hash,
    name: z.string(),
    terms,
    open: z.boolean(),
    /** Names of offices nobody may hold beside this one. */
    excludes: z.array(z.string()),
    seats: z.array(
      z.object({ seat: count, holder: officeTerm.optional(), next: officeTerm.optional() }),
    ),
    /** Every term ever given, in the order of giving. */
    given: z.array(officeTerm.extend({ seat: count })),
  })
  .meta({ id: "Office" });

export const recallSchema = z
  .object({
    id: hash,
    officeId: hash,
    office: z.string(),
    holder: address,
    termFrom: momentField,
    petitioner: address,
    reason: z.string(),
    filedAt: momentField,
    filedInBlock: count,
    petitionUntil: momentField,
    /** 0 until the vote opens. */
    closesAt: momentField,
    signatories: z.array(address),
    needed: count,
    quorum: count,
    concluded: z
      .object({
        recalled: z.boolean(),
        votesFor: count,
        votesAgainst: count,
        ended: z.boolean(),
      })
      .optional(),
  })
  .meta({ id: "Recall" });

/** A ballot in the ballot box: of an election or of a recall. */
export const ballotPaperSchema = z
  .object({
    id: hash,
    /** Alternatives from 1 on; 0 is the default. */
    candidates: z.array(address),
    snapshot: momentField,
    opensAt: momentField,
    closesAt: momentField,
    /** Voters whose ballot counts. */
    ballots: count,
    /** `preferred[i][j]` ballots rank alternative i above j. */
    preferred: z.array(z.array(count)),
  })
  .meta({ id: "BallotPaper" });

/** The ballot of one voter that counts. */
export const rankingSchema = z
  .object({ voter: address, ranks: z.array(count), sequence: count, castAt: momentField, tx: hash })
  .meta({ id: "Ranking" });

export type ElectionView = z.infer<typeof electionSchema>;
export type OfficeView = z.infer<typeof officeSchema>;
export type RecallView = z.infer<typeof recallSchema>;
export type BallotPaperView = z.infer<typeof ballotPaperSchema>;
export type RankingView = z.infer<typeof rankingSchema>;
