import { ZeroHash } from "ethers";
import fc from "fast-check";
import { time, type Coalition } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import {
  APPEAL,
  ARCHIVIST,
  CO_LEADER,
  CONDUCT,
  DAY,
  ranksOf,
  Stage,
  stand,
  termsOf,
} from "./standing.js";

/** One thing somebody tries; the contracts refuse many of them. */
export interface Step {
  act: keyof typeof acts;
  who: number;
  what: number;
}

export const OFFICES = [ARCHIVIST, CO_LEADER, CONDUCT, APPEAL];

/** How often each act was carried out, over all histories: a property that nothing happened in proves nothing. */
export const carriedOut = new Map<string, number>();

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const person = (c: Coalition, index: number) => pick(c.founders, index);
const latest = (c: Coalition, index: number) => c.elections.latestElection(pick(OFFICES, index));

/** The step that the clock has made due, if any, taken by a stranger. */
async function takeDueStep(c: Coalition, electionId: string) {
  const elections = c.elections.connect(c.strangers[0]!);
  const stage = await elections.stage(electionId);
  if (stage === Stage.Reckoning) return elections.proceed(electionId);
  if (stage === Stage.Opening) return elections.openBallot(electionId);
  if (stage === Stage.Closing) return elections.close(electionId);
  if (stage === Stage.Counting) return elections.count(electionId);
  return elections.seat(electionId);
}

/** The clock to the end of the present period, and the step that is due then. */
async function move(c: Coalition, electionId: string) {
  const at = await c.elections.election(electionId);
  const ends = [at.acceptanceUntil, at.opensAt, at.closesAt, at.settlesAt];
  const now = BigInt(await time.latest());
  const next = ends.filter((end) => end >= now).sort((a, b) => (a < b ? -1 : 1))[0];
  if (next !== undefined) await time.increaseTo(next + 1n);
  return takeDueStep(c, electionId);
}

/** Five neighbours vote, whoever of them can. */
async function vote(c: Coalition, electionId: string, { who, what }: Step) {
  const { run } = await c.elections.election(electionId);
  const ballotId = await c.elections.ballotIdOf(electionId, run);
  const n = Number((await c.ballotBox.paper(ballotId)).alternatives);
  for (let voter = who; voter < who + 5; ++voter) {
    const { sequence } = await c.ballotBox.ballotOf(ballotId, person(c, voter));
    const ranks = ranksOf(ranking(n, voter * 7 + what));
    const box = c.ballotBox.connect(person(c, voter));
    await unlessRefused(() => box.castBallot(ballotId, ranks, sequence + 1n));
  }
}

/** Does what brings the office's election on: calls it, lets people stand, lets people vote, takes the step. */
async function bringOn(c: Coalition, step: Step) {
  const officeId = pick(OFFICES, step.what);
  const electionId = await c.elections.latestElection(officeId);
  const stage = electionId === ZeroHash ? Stage.Vacant : await c.elections.stage(electionId);
  if (stage >= Stage.Seated) return c.elections.callElection(officeId);
  if (stage === Stage.Nominations) {
    for (const i of [0, 1, 2]) {
      const [nominee, seconder] = [person(c, step.who + i), person(c, step.who + step.what + i)];
      await unlessRefused(() => stand(c, electionId, nominee, seconder));
    }
  }
  if (stage === Stage.Ballot) await vote(c, electionId, step);
  return move(c, electionId);
}

/** Somebody's ranking; three in four have RON last. */
const ranking = (n: number, seed: number) => [
  seed % 4 === 0 ? seed % (n + 1) : n,
  ...Array.from({ length: n - 1 }, (_, i) => (seed * (i + 2) + i * i) % n),
];

const acts = {
  wait: (_: Coalition, { what }: Step) => time.increase((what % 9) * 86_400 + 1),
  call: (c: Coalition, { what }: Step) => c.elections.callElection(pick(OFFICES, what)),
  nominate: async (c: Coalition, { who, what }: Step) =>
    c.elections.connect(person(c, who)).nominate(await latest(c, what), person(c, who + what)),
  stand: async (c: Coalition, { who, what }: Step) =>
    stand(c, await latest(c, what), person(c, who), person(c, who + 1 + what)),
  second: async (c: Coalition, { who, what }: Step) =>
    c.elections.connect(person(c, who)).second(await latest(c, what), person(c, who + what)),
  decline: async (c: Coalition, { who, what }: Step) =>
    c.elections.connect(person(c, who)).decline(await latest(c, what)),
  withdraw: async (c: Coalition, { who, what }: Step) =>
    c.elections.connect(person(c, who)).withdraw(await latest(c, what)),
  step: async (c: Coalition, { what }: Step) => takeDueStep(c, await latest(c, what)),
  bringOn,
  move: async (c: Coalition, { what }: Step) => move(c, await latest(c, what)),
  vote: async (c: Coalition, step: Step) => vote(c, await latest(c, step.what), step),
  challenge: async (c: Coalition, { who, what }: Step) =>
    c.elections.connect(person(c, who)).challenge(await latest(c, what), "no"),
  annul: async (c: Coalition, { what }: Step) =>
    c.elections.connect(await impersonateTimelock(c)).annul(await latest(c, what), "wrong"),
  resign: (c: Coalition, { who, what }: Step) =>
    c.offices.connect(person(c, who)).resign(pick(OFFICES, what)),
  /** Against whoever holds the office: the whole way from petition to count. */
  recall: async (c: Coalition, { who, what }: Step) => {
    const officeId = pick(OFFICES, what);
    const officers = [...(await c.offices.officers(officeId))];
    const holder = officers[who % Math.max(1, officers.length)] ?? person(c, who).address;
    const { term } = await c.offices.termOf(officeId, holder);
    await unlessRefused(() =>
      c.recalls.connect(person(c, who)).petitionRecall(officeId, holder, "shut"),
    );
    const recallId = await c.recalls.latestRecall(officeId, holder, term.from);
    for (const voter of c.founders) {
      await unlessRefused(() => c.recalls.connect(voter).signPetition(recallId));
    }
    for (const voter of c.founders.slice(0, 3 + (what % 9))) {
      await unlessRefused(() => c.ballotBox.connect(voter).castBallot(recallId, "0x0201", 1));
    }
    await time.increase(15 * 86_400);
    return c.recalls.concludeRecall(recallId);
  },
  rejoin: async (c: Coalition, { who }: Step) => {
    const member = c.membership.connect(person(c, who));
    if (await c.membership.isMember(person(c, who))) return member.leave();
    return member.join(0, (await c.archive.currentCode()).versionId);
  },
  enrol: (c: Coalition) => c.membership.enrol(c.founders.map(({ address }) => address)),
  rules: async (c: Coalition, { what }: Step) =>
    c.elections.connect(await impersonateTimelock(c)).setElectionRules({
      nominations: BigInt(3 + (what % 20)) * DAY,
      acceptance: BigInt(1 + (what % 9)) * DAY,
      extension: BigInt(1 + (what % 30)) * DAY,
      campaign: BigInt(what % 7) * DAY,
      ballot: BigInt(3 + (what % 11)) * DAY,
      challenge: BigInt(1 + (what % 6)) * DAY,
      challengeHold: BigInt(7 + (what % 30)) * DAY,
      holdOver: BigInt(7 + (what % 100)) * DAY,
      secondsNeeded: 1,
      challengeFloor: 1 + (what % 3),
      challengeShare: what % 1_000,
    }),
  terms: async (c: Coalition, { who, what }: Step) => {
    const officeId = pick(OFFICES, what);
    const { seats } = await c.offices.termsOf(officeId);
    const changed = await termsOf(c, officeId, {
      term: BigInt(120 + (who % 10) * 60) * DAY,
      method: seats > 1n ? BigInt(who % 2) : 0n,
      termsInRow: BigInt(1 + (what % 3)),
    });
    return c.offices.connect(await impersonateTimelock(c)).changeOffice(officeId, changed);
  },
};

/** Steps of a history; every other one brings some election on. */
export const history = fc.array(
  fc.record({
    act: fc.oneof(
      fc.constant<Step["act"]>("bringOn"),
      fc.constantFrom(...(Object.keys(acts) as Step["act"][])),
    ),
    who: fc.nat(11),
    what: fc.nat(200),
  }),
  { minLength: 1, maxLength: 160, size: "max" },
);

/** Only refusals by name are refusals; a panic or an empty revert is a fault. */
async function unlessRefused(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!/reverted with (a|an unrecognized)? ?custom error/.test(String(error))) throw error;
    return false;
  }
}

/** Tries a step. */
export async function tryStep(c: Coalition, step: Step): Promise<void> {
  const done = await unlessRefused(() => acts[step.act](c, step));
  if (done) carriedOut.set(step.act, (carriedOut.get(step.act) ?? 0) + 1);
}
