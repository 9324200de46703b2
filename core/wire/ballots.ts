import { z } from "zod";
import { MAX_ALTERNATIVES } from "../counting/index.js";
import { LAST_SEQUENCE } from "../elections/ranked-batch.js";
import { MAX_PLACES } from "../motions/ranking.js";
import { addressField, bytes32Field, signatureField } from "./fields.js";

/** Longest reason on a ballot in bytes of UTF-8; the contracts' own limit. */
export const REASON_LIMIT = 512;

const rank = (most: number) =>
  z
    .int({ error: `must be a rank from 0 to ${most}` })
    .min(0, { error: `must be a rank from 0 to ${most}` })
    .max(most, { error: `must be a rank from 0 to ${most}` });

/** A signed vote on a motion with one text: OpenZeppelin's `Ballot`, nonce 0. */
export const motionBallotSchema = z
  .strictObject({
    kind: z.literal("motion"),
    /** Id of the motion as 32 bytes. */
    motion: bytes32Field,
    support: z.enum(["against", "for", "abstain"]),
    voter: addressField,
    signature: signatureField,
  })
  .meta({ id: "MotionBallot" });

/** A signed ranking of all texts of an amended motion: `RankedBallot` of Amendments. */
export const rankedBallotSchema = z
  .strictObject({
    kind: z.literal("ranked"),
    motion: bytes32Field,
    /** Ids of the texts in order of place, zero where none stands: as they are on the ballot. */
    options: z.array(bytes32Field).min(1).max(MAX_PLACES),
    /** Rank of the status quo, then of each place; 1 is best, 0 is unranked. */
    ranking: z
      .array(rank(MAX_PLACES + 1))
      .min(1)
      .max(MAX_PLACES + 1),
    voter: addressField,
    reason: z
      .string()
      .refine((text) => new TextEncoder().encode(text).length <= REASON_LIMIT, {
        error: `must be at most ${REASON_LIMIT} bytes`,
      })
      .default(""),
    signature: signatureField,
  })
  .meta({ id: "RankedBallot" });

const boxBallot = {
  /** Id of the election's ballot, or of the recall. */
  ballotId: bytes32Field,
  /** All alternatives but the first, in the order of the ballot paper. */
  candidates: z
    .array(addressField)
    .min(1)
    .max(MAX_ALTERNATIVES - 1),
  /** One rank for each alternative, the default first; 1 is best, 0 is unranked. */
  ranks: z.array(rank(MAX_ALTERNATIVES)).min(2).max(MAX_ALTERNATIVES),
  voter: addressField,
  /** Of several ballots of a voter the highest counts. */
  sequence: z
    .int({ error: "must be a sequence number from 1" })
    .min(1, { error: "must be a sequence number from 1" })
    .max(LAST_SEQUENCE, { error: `must be at most ${LAST_SEQUENCE}` }),
  signature: signatureField,
};

/** A signed ranking of the candidates for an office: `RankedBallot` of the ballot box. */
export const electionBallotSchema = z
  .strictObject({ kind: z.literal("election"), ...boxBallot })
  .meta({ id: "ElectionBallot" });

/** A signed ballot on a recall: the same box, "keep" first; the only candidate is the contract of recalls itself. */
export const recallBallotSchema = z
  .strictObject({ kind: z.literal("recall"), ...boxBallot })
  .meta({ id: "RecallBallot" });

/** Body of `POST /v1/ballots`. */
export const ballotSchema = z
  .discriminatedUnion("kind", [
    motionBallotSchema,
    rankedBallotSchema,
    electionBallotSchema,
    recallBallotSchema,
  ])
  .meta({ id: "Ballot", description: "A signed ballot, to be carried to the chain by anybody." });

export type MotionBallot = z.infer<typeof motionBallotSchema>;
export type RankedBallotMessage = z.infer<typeof rankedBallotSchema>;
export type ElectionBallot = z.infer<typeof electionBallotSchema>;
export type RecallBallot = z.infer<typeof recallBallotSchema>;
export type BallotMessage = z.infer<typeof ballotSchema>;
