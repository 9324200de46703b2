import { expect } from "chai";
import { id } from "ethers";
import { loadFixture, networkHelpers, time, type Coalition } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { join, newcomers, waitOut } from "../fixture/people.js";
import {
  callElection,
  castRankings,
  closeBallot,
  foundWithCalendar,
  nominate,
  openBallot,
  seatElected,
  Stage,
  stand,
  Status,
  termsOf,
  ARCHIVIST,
  writeStatement,
  type Person,
} from "./standing.js";

/** What a single transaction may use (EIP-7825). */
const MOST_GAS = 16_777_216n;
const COUNCIL = id("council");

/** The coalition with 28 more voters: enough for seventeen people to stand, each seconded by somebody else. */
async function foundWithCrowd() {
  const c = await foundWithCalendar();
  const crowd = await newcomers(28);
  for (const person of crowd) await join(c, person);
  await waitOut(c);
  await time.increase(1);
  await c.membership.enrol(crowd.map(({ address }) => address));
  await time.increase(1);
  const people: Person[] = [...crowd, ...c.founders];
  return { c, people };
}

/** Opens a council of nine seats, counted by the method. */
async function openCouncil(c: Coalition, method: bigint) {
  const timelock = await impersonateTimelock(c);
  const terms = await termsOf(c, ARCHIVIST, { seats: 9n, cohorts: 9n, method });
  await c.offices.connect(timelock).openOffice({ name: "council", terms });
}

/** Candidates 0 to 15, seconded by people 16 to 31. */
async function sixteen(c: Coalition, people: Person[], officeId: string) {
  const electionId = await callElection(c, officeId);
  for (let i = 0; i < 16; ++i) await stand(c, electionId, people[i]!, people[16 + i]!);
  return electionId;
}

/** Rankings in which everybody has an opinion on everybody, and no two agree. */
const opinions = (count: number) =>
  Array.from({ length: count }, (_, voter) => [
    17,
    ...Array.from({ length: 16 }, (_, candidate) => ((candidate * (voter + 3) + voter) % 16) + 1),
  ]);

describe("Elections: a crowd of candidates", () => {
  it("takes sixteen; a seventeenth with no more seconds than the weakest finds the ballot full", async () => {
    const { c, people } = await loadFixture(foundWithCrowd);
    const electionId = await sixteen(c, people, ARCHIVIST);
    const late = people[32]!;
    await nominate(c, electionId, late, [people[33]!]);
    const statement = await writeStatement(c, electionId, late);
    await expect(c.elections.connect(late).accept(electionId, statement, "none"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsFull")
      .withArgs(electionId, 1, 1);
  });

  it("displaces the weakest, the latest to accept of several, for one with more seconds", async () => {
    const { c, people } = await loadFixture(foundWithCrowd);
    const electionId = await sixteen(c, people, ARCHIVIST);
    // The last candidate gets a second more, so the one before is the weakest now.
    await c.elections.connect(people[32]!).second(electionId, people[15]!);
    const late = people[33]!;
    await nominate(c, electionId, late, [people[34]!, people[35]!]);
    const statement = await writeStatement(c, electionId, late);
    await expect(c.elections.connect(late).accept(electionId, statement, "none"))
      .to.emit(c.elections, "CandidateDisplaced")
      .withArgs(electionId, people[14]!.address, late.address);
    const standing = [...people.slice(0, 14), people[15]!, late].map(({ address }) => address);
    expect(await c.elections.candidates(electionId)).to.deep.equal(standing);

    // The displaced one is still nominated: with two more seconds there is room again, at another's cost.
    const displaced = people[14]!;
    const { status } = await c.elections.nomineeOf(electionId, displaced);
    expect(status).to.equal(Status.Nominated);
    await c.elections.connect(people[36]!).second(electionId, displaced);
    const theirs = await writeStatement(c, electionId, displaced);
    await expect(c.elections.connect(displaced).accept(electionId, theirs, "none"))
      .to.emit(c.elections, "CandidateDisplaced")
      .withArgs(electionId, people[13]!.address, displaced.address);
  });

  it("costs the same to nominate however many are nominated", async () => {
    const { c, people } = await loadFixture(foundWithCrowd);
    const electionId = await callElection(c);
    const nominator = people[0]!;
    const gas: bigint[] = [];
    for (const person of people) {
      const sent = await c.elections.connect(nominator).nominate(electionId, person);
      gas.push((await sent.wait())!.gasUsed);
    }
    // All but the very first write of the journal do the same work, give or take the zeros in an address.
    const later = gas.slice(1).map(Number);
    expect(Math.max(...later) - Math.min(...later)).to.be.lessThan(100);
  });

  for (const [name, method] of [
    ["Schulze", 0n],
    ["approval", 1n],
  ] as const) {
    it(`opens, counts and seats 16 candidates for 9 seats within one transaction's gas, by ${name}`, async () => {
      const { c, people } = await loadFixture(foundWithCrowd);
      await openCouncil(c, method);
      const electionId = await sixteen(c, people, COUNCIL);
      const ballotId = await openBallot(c, electionId);
      const voters = people.slice(0, 30);
      await castRankings(c, ballotId, opinions(voters.length), voters);
      await closeBallot(c, electionId);
      await networkHelpers.mine();
      const counting = await c.elections.count(electionId);
      const counted = (await counting.wait())!.gasUsed;
      const seating = await seatElected(c, electionId);
      const seated = (await seating.wait())!.gasUsed;
      expect(await c.elections.elected(electionId)).to.have.lengthOf(16);
      expect(await c.elections.stage(electionId)).to.equal(Stage.Seated);
      expect(await c.offices.officers(COUNCIL)).to.have.lengthOf(9);
      for (const used of [counted, seated]) expect(used < MOST_GAS / 4n).to.equal(true);
    });
  }
});
