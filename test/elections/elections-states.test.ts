import { expect } from "chai";
import { loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import {
  ARCHIVIST,
  callElection,
  castRankings,
  foundWithCalendar,
  nominate,
  Stage,
  stand,
  writeStatement,
} from "./standing.js";

type StageName = keyof typeof Stage;

/** An election with candidates anna and bert, and cora nominated, seconded and ready to accept. */
async function started() {
  const c = await foundWithCalendar();
  const [anna, bert, cora] = c.founders;
  const electionId = await callElection(c);
  await stand(c, electionId, anna!, c.founders[11]!);
  await stand(c, electionId, bert!, c.founders[10]!);
  await nominate(c, electionId, cora!, [c.founders[9]!]);
  const statement = await writeStatement(c, electionId, cora!);
  const timelock = await impersonateTimelock(c);
  return { c, electionId, statement, timelock };
}

type Started = Awaited<ReturnType<typeof started>>;

const past = (timestamp: bigint) => time.increaseTo(timestamp + 1n);
const times = ({ c, electionId }: Started) => c.elections.election(electionId);

async function count(at: Started, ballots: number) {
  const { run, closesAt } = await times(at);
  const ballotId = await at.c.elections.ballotIdOf(at.electionId, run);
  await castRankings(at.c, ballotId, Array<number[]>(ballots).fill([3, 1, 2]));
  await past(closesAt);
  await at.c.elections.close(at.electionId);
  await networkHelpers.mine();
  return at.c.elections.count(at.electionId);
}

/** How each stage is reached from the one it names. */
const ways: Record<
  Exclude<StageName, "Nominations">,
  [from: StageName, (at: Started) => Promise<unknown>]
> = {
  Acceptance: ["Nominations", async (at) => past((await times(at)).nominationsUntil)],
  Reckoning: ["Acceptance", async (at) => past((await times(at)).acceptanceUntil)],
  Campaign: ["Reckoning", (at) => at.c.elections.proceed(at.electionId)],
  Opening: ["Campaign", async (at) => past((await times(at)).opensAt)],
  Ballot: ["Opening", (at) => at.c.elections.openBallot(at.electionId)],
  Closing: ["Ballot", async (at) => past((await times(at)).closesAt)],
  Counting: ["Closing", (at) => at.c.elections.close(at.electionId)],
  Provisional: ["Ballot", (at) => count(at, 3)],
  Held: [
    "Provisional",
    async ({ c, electionId }) => {
      for (const founder of c.founders.slice(4, 6)) {
        await c.elections.connect(founder).challenge(electionId, "no");
      }
    },
  ],
  Seating: ["Held", async (at) => past((await times(at)).settlesAt)],
  Seated: ["Seating", (at) => at.c.elections.seat(at.electionId)],
  Vacant: [
    "Opening",
    async ({ c, electionId }) => {
      for (const i of [0, 1]) await c.membership.connect(c.founders[i]!).leave();
      await c.elections.openBallot(electionId);
    },
  ],
  HeldOver: [
    "Ballot",
    async (at) => {
      await count(at, 0);
      await count(at, 0);
    },
  ],
  Annulled: [
    "Held",
    ({ c, electionId, timelock }) => c.elections.connect(timelock).annul(electionId, "wrong"),
  ],
};

async function reach(stage: StageName, at: Started): Promise<void> {
  if (stage === "Nominations") return;
  const [from, way] = ways[stage];
  await reach(from, at);
  await way(at);
}

type Act = (at: Started) => Promise<unknown>;

/** Every verb as somebody would send it who is entitled to, and the stages it belongs to. */
const verbs: Record<string, [stages: StageName[], Act]> = {
  nominate: [
    ["Nominations"],
    ({ c, electionId }) =>
      c.elections.connect(c.founders[3]!).nominate.staticCall(electionId, c.founders[3]!),
  ],
  second: [
    ["Nominations", "Acceptance"],
    ({ c, electionId }) =>
      c.elections.connect(c.founders[3]!).second.staticCall(electionId, c.founders[2]!),
  ],
  accept: [
    ["Nominations", "Acceptance"],
    ({ c, electionId, statement }) =>
      c.elections.connect(c.founders[2]!).accept.staticCall(electionId, statement, "none"),
  ],
  decline: [
    ["Nominations", "Acceptance"],
    ({ c, electionId }) => c.elections.connect(c.founders[2]!).decline.staticCall(electionId),
  ],
  withdraw: [
    ["Nominations", "Acceptance", "Reckoning", "Campaign", "Opening"],
    ({ c, electionId }) => c.elections.connect(c.founders[0]!).withdraw.staticCall(electionId),
  ],
  proceed: [["Reckoning"], ({ c, electionId }) => c.elections.proceed.staticCall(electionId)],
  openBallot: [["Opening"], ({ c, electionId }) => c.elections.openBallot.staticCall(electionId)],
  close: [["Closing"], ({ c, electionId }) => c.elections.close.staticCall(electionId)],
  count: [["Counting"], ({ c, electionId }) => c.elections.count.staticCall(electionId)],
  challenge: [
    ["Provisional"],
    ({ c, electionId }) =>
      c.elections.connect(c.founders[4]!).challenge.staticCall(electionId, "no"),
  ],
  annul: [
    ["Provisional", "Held"],
    ({ c, electionId, timelock }) =>
      c.elections.connect(timelock).annul.staticCall(electionId, "wrong"),
  ],
  seat: [["Seating"], ({ c, electionId }) => c.elections.seat.staticCall(electionId)],
};

describe("Elections: every verb at every stage", () => {
  for (const [name, number] of Object.entries(Stage)) {
    const stage = name as StageName;
    const allowed = Object.keys(verbs).filter((verb) => verbs[verb]![0].includes(stage));

    it(`${name} allows ${allowed.join(", ") || "nothing"}`, async () => {
      const at = await loadFixture(started);
      await reach(stage, at);
      await networkHelpers.mine();
      const { c, electionId } = at;
      expect(await c.elections.stage(electionId)).to.equal(number);
      for (const [verb, [, act]] of Object.entries(verbs)) {
        if (allowed.includes(verb)) {
          await act(at);
        } else {
          await expect(act(at), verb)
            .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
            .withArgs(electionId, number);
        }
      }
    });
  }

  it("never goes back once it is over, whatever is sent and however long one waits", async () => {
    const reached = ["Seated", "Vacant", "HeldOver", "Annulled"] as const;
    for (const stage of reached) {
      const at = await loadFixture(started);
      await reach(stage, at);
      await time.increase(1_000 * 86_400);
      expect(await at.c.elections.stage(at.electionId)).to.equal(Stage[stage]);
    }
  });

  it("lets the office be called again exactly when it is over", async () => {
    for (const stage of Object.keys(Stage) as StageName[]) {
      const at = await loadFixture(started);
      await reach(stage, at);
      const { elections } = at.c;
      if (Stage[stage] >= Stage.Seated) {
        // Seated, the office is full and not due: nothing is running that would be in the way.
        const error = "ElectionsNotDue";
        if (stage !== "Seated") await elections.callElection(ARCHIVIST);
        else
          await expect(elections.callElection(ARCHIVIST)).to.be.revertedWithCustomError(
            elections,
            error,
          );
      } else {
        await expect(elections.callElection(ARCHIVIST)).to.be.revertedWithCustomError(
          elections,
          "ElectionsRunning",
        );
      }
    }
  });
});
