import { expect } from "chai";
import fc from "fast-check";
import { concat } from "ethers";
import { countMotion, pairwiseMatrix, type Requirement } from "../../../core/counting/index.js";
import {
  foundCoalition,
  loadFixture,
  networkHelpers,
  time,
  type Coalition,
} from "../../fixture/coalition.js";
import {
  call,
  closeVote,
  fileMotion,
  openVote,
  secondMotion,
  type FiledMotion,
} from "../../fixture/motions.js";
import { DEFEATED, SUCCEEDED } from "../states.js";
import { batched, optionsOf, rank, type Ranks } from "./ranking.js";
import { enterRival, fileRival, resolution, withRivals } from "./texts.js";

const DAY = 86_400n;
const QUORUM = [3, 5];

/** The ballot when the vote has opened: what stands in each place, zero for nothing, and when its origin was filed. */
interface Contest extends Coalition {
  motion: FiledMotion;
  options: bigint[];
  filed: bigint[];
}

async function open(c: Coalition & { motion: FiledMotion }, filed: bigint[]): Promise<Contest> {
  await openVote(c, c.motion);
  return { ...c, options: await optionsOf(c, c.motion), filed };
}

async function oneRival() {
  return open(await withRivals(1), [0n, 1n]);
}

async function fourRivals() {
  return open(await withRivals(4), [0n, 1n, 2n, 3n, 4n]);
}

/** A place that was withdrawn, one merged into the motion's, and two that stand. */
async function withGaps() {
  const c = await withRivals(4);
  await c.as(2).withdraw(c.rivals[1]!.id);
  await c.amendments.accept(c.rivals[2]!.id);
  await time.increase(DAY + 1n);
  return open(c, [0n, 1n, 2n, 3n, 4n]);
}

/** Texts of both classes, seconded in another order than they were filed. */
async function mixedClasses() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
  await secondMotion(c, motion);
  const first = await fileRival(c, motion, [await resolution(c, "First")], "1", c.founders[1]);
  const heavy = [await call(c.rulebook, "setLiveMotionCap", [3])];
  const second = await fileRival(c, motion, heavy, "2", c.founders[2]);
  await enterRival(c, motion, "3", c.founders[3]);
  for (const late of [second, first]) await secondMotion(c, late);
  return open({ ...c, motion }, [0n, 3n, 2n, 1n]);
}

/** How somebody votes: ranking in person, in a batch, or plainly on one text. */
type Ballot =
  { how: "person" | "batch"; ranks: number[] } | { how: "plain"; pick: number; support: number };

// Few ranks make many ties; a status quo low on most ballots makes many winners.
const ranks = fc
  .tuple(
    fc.constantFrom(0, 0, 2, 3),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([statusQuo, texts]) => [statusQuo, ...texts]);

const ballots = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ how: fc.constantFrom("person", "batch"), ranks }) },
    {
      weight: 1,
      arbitrary: fc.record({
        how: fc.constant("plain"),
        pick: fc.nat(4),
        support: fc.integer({ min: 0, max: 2 }),
      }),
    },
  ),
  { maxLength: 12 },
) as fc.Arbitrary<Ballot[]>;

/** Everybody's ballot once more with the texts' ranks the other way round: what was ahead ties. */
const mirrored = fc.array(ranks, { minLength: 2, maxLength: 6 }).map((some) =>
  some.flatMap(([statusQuo, ...texts]): Ballot[] => [
    { how: "person", ranks: [statusQuo!, ...texts] },
    { how: "batch", ranks: [statusQuo!, ...texts.map((rank) => (rank === 0 ? 0 : 4 - rank))] },
  ]),
);

/** The ballot as a ranking of the status quo and all places, from the documentation. */
function rankingOf(ballot: Ballot, { options }: Contest): Ranks {
  const stands = [true, ...options.map((text) => text !== 0n)];
  if (ballot.how !== "plain") return stands.map((stand, i) => (stand ? ballot.ranks[i]! : 0));
  const place = placeOf(ballot.pick, options);
  return stands.map((stand, i) => {
    if (ballot.support === 1) return i === place ? 1 : 0;
    return ballot.support === 0 && stand && i !== place ? 1 : 0;
  });
}

/** The place of one of the texts that stand. */
function placeOf(pick: number, options: readonly bigint[]): number {
  const standing = [...options.keys()].filter((index) => options[index] !== 0n);
  return standing[pick % standing.length]! + 1;
}

async function cast(c: Contest, index: number, ballot: Ballot) {
  const voter = c.founders[index]!;
  if (ballot.how === "plain") {
    const text = c.options[placeOf(ballot.pick, c.options) - 1]!;
    return c.governor.connect(voter).castVote(text, ballot.support);
  }
  const ranks = rankingOf(ballot, c);
  if (ballot.how === "person") return rank(c, voter, c.motion, ranks);
  const packed = await batched(c, index, c.motion, ranks);
  return c.amendments.castRankedVotesBySig(c.motion.id, concat([packed]));
}

describe("Amendments: the contracts' count against another", () => {
  for (const contest of [oneRival, fourRivals, withGaps, mixedClasses]) {
    it(`agrees on tally, winner and states for any ballots: ${contest.name}`, async () => {
      const c = await loadFixture(contest);
      const alternatives = c.options.length + 1;
      const classes = await Promise.all(
        c.options.map(async (text) =>
          text === 0n ? 0 : Number((await c.governor.motion(text)).class),
        ),
      );
      const requirements: Requirement[] = [
        { quorum: 0, majority: 0 },
        ...classes.map((kind) => ({ quorum: QUORUM[kind]!, majority: kind + 1 })),
      ];
      const labels = Array.from({ length: alternatives }, (_, i) => `${i}`);
      const lots = [0n, ...c.filed];
      const tieRule = "the one filed earlier goes first";
      const before = await networkHelpers.takeSnapshot();
      const reached = { won: 0, drawn: 0, lost: 0 };

      await fc.assert(
        fc.asyncProperty(fc.oneof(ballots, mirrored), async (all) => {
          await before.restore();
          for (const [index, ballot] of all.entries()) await cast(c, index, ballot);
          const rankings = all.map((ballot) => rankingOf(ballot, c));
          const matrix = pairwiseMatrix(rankings, alternatives);
          const counted = await c.amendments.tally(c.motion.id);
          expect(counted.ballots).to.equal(BigInt(all.length));
          expect(counted.preferred).to.deep.equal(matrix.map((row) => row.map(BigInt)));

          const outcome = countMotion(
            { labels, matrix, defaultAlternative: 0, lots, tieRule },
            requirements,
          );
          const place = outcome.winners[0]!;
          const winner = place === 0 ? 0n : c.options[place - 1]!;
          ++reached[place === 0 ? "lost" : "won"];
          if (outcome.draws.some((draw) => draw.place === 0)) ++reached.drawn;
          expect(await c.amendments.winner(c.motion.id)).to.equal(winner);
          await closeVote(c, c.motion);
          for (const text of c.options.filter((standing) => standing !== 0n)) {
            const state = text === winner ? SUCCEEDED : DEFEATED;
            expect(await c.governor.state(text)).to.equal(state);
          }
        }),
        { numRuns: 40 },
      );
      for (const [what, count] of Object.entries(reached)) {
        expect(count, `contests ${what}`).to.be.greaterThan(0);
      }
      await before.restore();
    });
  }
});
