import { toUtf8Bytes, ZeroHash } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import { toRendition } from "../../core/archive/rendition-record.js";
import { describeContent } from "../../core/content/index.js";
import { SUPPORT } from "../../core/motions/ballot.js";
import { ENROL_BATCH, enrolling, joining, type BenchCoalition } from "./coalition.js";
import { benchMotions, type OurMotions } from "./our-motions.js";
import { person } from "./people.js";
import { measureAmendments } from "./our-amendments.js";
import { measureElection } from "./our-elections.js";
import { measureLists } from "./our-lists.js";
import { BATCHES, CANDIDATES, firstBatch, laterBatch, VERB, type Costs } from "./verbs.js";

/**
 * Measures every verb with so many members. The ballots that are measured are Against, so that none of them also
 * bears the one-off cost of making the quorum; that one has a line of its own.
 */
export async function measureOurs(coalition: BenchCoalition, members: number): Promise<Costs> {
  const costs: Costs = new Map();
  const motions = await benchMotions(coalition, members, costs);
  await measureBallots(motions, members, costs);
  await measureBatches(motions, members, costs);
  await measurePassing(motions, costs);
  await measureSeats(coalition, members, costs);
  costs.set(VERB.archive, await deposit(coalition));
  await measureLists(coalition, costs);
  await measureAmendments(coalition, members, costs);
  for (const candidates of CANDIDATES) {
    if (members > 2 * candidates) await measureElection(coalition, { members, candidates }, costs);
  }
  return costs;
}

async function measureBallots(motions: OurMotions, members: number, costs: Costs): Promise<void> {
  const { open, signed } = motions;
  costs.set(VERB.voteFirst, await motions.castVote(open, 0, SUPPORT.against));
  costs.set(VERB.voteLater, await motions.castVote(open, 1, SUPPORT.against));
  costs.set(VERB.sigFirst, await motions.castVoteBySig(signed, 0, SUPPORT.against));
  const later = await motions.castVoteBySig(open, 2, SUPPORT.against);
  costs.set(VERB.sigLater, later);
  costs.set(VERB.sigAgain, later);
  if (members < 1_000) return;
  const spread = Array.from({ length: 100 }, (_, nth) => 1 + Math.floor((nth * members) / 101));
  costs.set(
    VERB.spread,
    (await motions.castBatch(signed, spread, SUPPORT.against)) / spread.length,
  );
}

async function measureBatches(motions: OurMotions, members: number, costs: Costs): Promise<void> {
  let next = 3;
  for (const ballots of BATCHES.filter((ballots) => ballots <= members)) {
    const first = Array.from({ length: ballots }, (_, index) => index);
    const motion = motions.forBatch(ballots);
    costs.set(
      firstBatch(ballots),
      (await motions.castBatch(motion, first, SUPPORT.against)) / ballots,
    );
    if (next + ballots > members) continue;
    const later = first.map((index) => next + index);
    costs.set(
      laterBatch(ballots),
      (await motions.castBatch(motions.open, later, SUPPORT.against)) / ballots,
    );
    next += ballots;
  }
}

async function measurePassing(motions: OurMotions, costs: Costs): Promise<void> {
  const quorum = await motions.quorum(motions.passing);
  const before = Array.from({ length: quorum - 1 }, (_, index) => index);
  await motions.castBatch(motions.passing, before, SUPPORT.for);
  costs.set(VERB.voteQuorum, await motions.castVote(motions.passing, quorum - 1, SUPPORT.for));
  costs.set(VERB.carryOut, await motions.carryOut(motions.passing));
}

async function measureSeats(
  coalition: BenchCoalition,
  members: number,
  costs: Costs,
): Promise<void> {
  const { chain, transactions, contracts } = coalition;
  const { membership, addresses } = contracts;
  const [opener, measured, ...rest] = await joining(coalition, members, members + ENROL_BATCH);
  if (opener === undefined || measured === undefined) throw new Error("nobody joins");
  // The very first join of a coalition also opens the slot of the join bucket, once and for all.
  await transactions.gasOf(opener);
  const join = await transactions.gasOf(measured);
  await transactions.sendAll(rest);
  await chain.travel(Number(await membership.waitingPeriod()));
  const enrolment = enrolling(coalition, members, members + ENROL_BATCH);
  const enrol = (await transactions.gasOf(enrolment)) / ENROL_BATCH;
  costs
    .set(VERB.join, join)
    .set(VERB.enrol, enrol)
    .set(VERB.seat, join + enrol);
  const data = membership.interface.encodeFunctionData("leave");
  const leaver = { from: measured.from, to: addresses.membership, data };
  costs.set(VERB.leave, await transactions.gasOf(leaver));
  if ((await membership.voterCount()) !== BigInt(members + ENROL_BATCH - 1)) {
    throw new Error("the electorate is not what was enrolled");
  }
}

/** A new document with one rendition. */
async function deposit({ transactions, contracts }: BenchCoalition): Promise<number> {
  const content = await describeContent(toUtf8Bytes("# Minutes\n"));
  const rendition = toRendition(content, {
    mediaType: "text/markdown",
    language: "en",
    authentic: true,
  });
  const data = contracts.archive.interface.encodeFunctionData("deposit", [
    documentKindIndex("minutes"),
    "minutes-2030-01",
    ZeroHash,
    [rendition],
  ]);
  return transactions.gasOf({
    from: person(0).address,
    to: contracts.addresses.archive,
    data,
  });
}
