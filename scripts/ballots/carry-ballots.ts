import { countOf, shortHash } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";
import { signedBallot, type UnsignedBallot } from "../../core/via/index.js";
import { type Outcome, ViaSigner } from "../via/via-signer.js";

/** A signed ballot out of a file. */
export interface BallotToCarry {
  /** Position in the files, counted from 0. */
  index: number;
  voter: string;
  unsigned: UnsignedBallot;
  signature: string;
}

/** What became of the ballots. */
export interface CarriedBallots {
  /** Those that are on the chain, each with the transaction that brought it. */
  counted: { index: number; voter: string; transaction: string }[];
  skipped: { index: number; voter: string; reason: string }[];
}

/** Hands each ballot to the relay of `--via` as a message of its own, and says of each what became of it. */
export async function carryBallots(
  context: Context,
  ballots: readonly BallotToCarry[],
): Promise<CarriedBallots> {
  const actor = await context.actor();
  if (!(actor instanceof ViaSigner)) throw new Error("ballots are carried by a relay only");
  const { output } = context;
  const bar = output.progress("Ballots", ballots.length);
  const carried: CarriedBallots = { counted: [], skipped: [] };
  const keep = (place: number, { transaction, refusal }: Outcome) => {
    const { index, voter } = ballots[place] as BallotToCarry;
    if (refusal === undefined) carried.counted.push({ index, voter, transaction });
    else carried.skipped.push({ index, voter, reason: refusal.message });
    bar.update(place + 1);
  };
  const messages = ballots.map(({ unsigned, signature }) => signedBallot(unsigned, signature));
  await actor.carry(messages, keep).finally(() => bar.stop());
  for (const { index, voter, transaction } of carried.counted)
    output.line(`Ballot ${index} of ${voter}: in transaction ${shortHash(transaction)}`);
  for (const { index, voter, reason } of carried.skipped)
    output.line(`Not carried: ballot ${index} of ${voter}: ${reason}`);
  return carried;
}

/** The end of a batch that went through a relay; bad when none of it counted. */
export function carriedResult(
  context: Context,
  { counted, skipped }: CarriedBallots,
  leftOut: Readonly<CarriedBallots["skipped"]>,
): Record<string, unknown> {
  const all = [...leftOut, ...skipped].sort((a, b) => a.index - b.index);
  const given = counted.length + all.length;
  context.output.line(`${countOf(counted.length, "ballot")} counted of ${given}.`);
  if (counted.length === 0) context.fail();
  return { counted: counted.length, ballots: counted, skipped: all };
}
