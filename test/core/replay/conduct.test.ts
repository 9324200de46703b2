import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  CASE_STAGES,
  caseStage,
  hiddenMark,
  type MemoryStore,
  postingRightAt,
  tables,
} from "../../../core/replay/index.js";
import {
  breach,
  climb,
  DAY,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  noBreach,
  pass,
  POST,
  report,
  resign,
  sanction,
  type Bench,
} from "../../conduct/case.js";
import { ethers, loadFixture, networkHelpers, time } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { rendition } from "../../fixture/renditions.js";
import { replayed } from "./agreement.js";

const RIGHTS = ["granted", "not a member", "suspended", "held", "code not accepted"];
const VERDICTS = [undefined, "upheld", "lifted"];
const OUTCOMES = ["undecided", "dismissed", "referred", "sanctioned"];

/** Every case, right and mark, told from logs and by the contract, now and at every moment that may matter. */
async function expectAgreement(c: Bench, posts: readonly string[] = []) {
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const { store } = await replayed(contracts);
  await compare(c, store, posts);
  const moments: number[] = [];
  for await (const [, row] of tables.cases.scan(store))
    moments.push(
      ...[row.replyUntil, row.decideUntil, row.until, row.appealUntil, row.heardUntil, row.held]
        .filter((moment) => moment !== undefined)
        .flatMap((moment) => [moment, moment + 1]),
    );
  const now = await time.latest();
  const snapshot = await networkHelpers.takeSnapshot();
  for (const moment of [...new Set(moments)].sort((a, b) => a - b)) {
    if (moment <= now) continue;
    await time.increaseTo(moment);
    await compare(c, store, posts);
  }
  await snapshot.restore();
}

async function compare(c: Bench, store: MemoryStore, posts: readonly string[]) {
  const now = await time.latest();
  for await (const [id, row] of tables.cases.scan(store)) {
    const said = await c.conduct.caseOf(id);
    expect(CASE_STAGES.indexOf(await caseStage(store, row, now)), `stage at ${now}`).to.equal(
      Number(await c.conduct.stage(id)),
    );
    expect(row.outcome).to.equal(OUTCOMES[Number(said.outcome)]);
    expect(row.verdict).to.equal(VERDICTS[Number(said.verdict)]);
    for (const field of ["reporter", "respondent", "offTopic", "advised", "hidesPost"] as const)
      expect(row[field], field).to.equal(said[field]);
    for (const field of [
      ...["duty", "rung", "ruleSet", "reportedAt", "replyUntil", "decideUntil", "decidedAt"],
      ...["until", "appealUntil", "heardUntil", "supporters", "votesNeeded", "votesToUphold"],
      ...["votesToLift", "held"],
    ] as const)
      expect(BigInt(row[field as "rung"] ?? 0), field).to.equal(said[field as "rung"]);
  }
  for (const { address } of c.signers) {
    const [why] = await c.conduct.postingRight(address, POST);
    expect(await postingRightAt(store, address, "~", now), `right at ${now}`).to.equal(
      RIGHTS[Number(why)],
    );
  }
  for (const id of posts)
    for (const { address: author } of c.signers) {
      const [hidden, caseId] = await c.conduct.isHidden(id, author);
      const mark = await hiddenMark(store, { id, author }, now);
      expect(mark?.caseId).to.equal(hidden ? caseId : undefined);
    }
}

describe("replaying conduct", () => {
  it("knows reports, replies, advice, holds and recusals", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    await c.as(c.respondent).reply(caseId, digest("I did not."));
    await c.as(c.respondent).nameOfficer(caseId, c.officers[2]!, digest("A friend of theirs."));
    await c.as(c.officers[2]!).hold(caseId, digest("It goes on and on."));
    await expectAgreement(c);
    await c.as(c.officers[0]!).acceptRecusal(caseId, c.officers[2]!);
    await c.as(c.officers[1]!).advise(caseId, digest("Be kind."));
    await expectAgreement(c);
  });

  it("knows that a post is hidden only in a case about its author", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [friend, author] = [c.voters[0]!, c.respondent];
    const hideReason = "It names a home address.";
    const aboutFriend = await heardCase(c, { post: POST, respondent: friend });
    await decide(c, aboutFriend, breach(1, { hideReason }));
    const markOf = async (person: { address: string }) => {
      const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
      const { store } = await replayed(contracts);
      return hiddenMark(store, { id: POST, author: person.address }, await time.latest());
    };
    expect(await markOf(author)).to.equal(undefined);
    expect((await markOf(friend))?.caseId).to.equal(aboutFriend);
    const aboutAuthor = await heardCase(c, { post: POST });
    await decide(c, aboutAuthor, breach(1, { hideReason }));
    expect((await markOf(author))?.caseId).to.equal(aboutAuthor);
    expect((await markOf(friend))?.caseId).to.equal(aboutFriend);
    await expectAgreement(c, [POST]);
  });

  it("knows replies while an appeal is heard, whoever opened it", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await sanction(c, 1);
    for (const voter of c.voters) await c.as(voter).appeal(caseId, digest("For them."));
    const said = digest("And I say.");
    await c.as(c.respondent).reply(caseId, said);
    const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
    const { store } = await replayed(contracts);
    const told: string[] = [];
    for await (const [, each] of tables.caseEvents.scan(store, { prefix: `${caseId}/` }))
      if (each.name === "Replied") told.push(each.digest!);
    expect(told).to.deep.equal([said]);
    await expectAgreement(c);
  });

  it("knows the ladder, hidden posts, appeals lifted, upheld and unheard", async function () {
    this.timeout(120_000);
    const c = await loadFixture(foundWithOfficers);
    const hiding = await heardCase(c, { post: POST });
    await decide(c, hiding, breach(1, { hideReason: "It names a home address." }));
    await expectAgreement(c, [POST]);
    const suspended = await sanction(c, 2);
    await expectAgreement(c, [POST]);
    await c.as(c.respondent).appeal(suspended, digest("Too long."));
    await expectAgreement(c, [POST]);
    await c.as(c.panel[0]!).judge(suspended, true, digest("It is not."));
    await c.as(c.panel[1]!).judge(suspended, true, digest("It is not."));
    await sanction(c, 3, { length: 20n * DAY });
    await expectAgreement(c, [POST]);
    await c.as(c.respondent).appeal(hiding, digest("It was public."));
    for (const panellist of c.panel.slice(0, 2))
      await c.as(panellist).judge(hiding, false, digest("So it was."));
    await expectAgreement(c, [POST]);
  });

  it("knows dismissals, silence, resignations and a new Code of Conduct", async function () {
    this.timeout(120_000);
    const c = await loadFixture(foundWithOfficers);
    await decide(c, await heardCase(c), noBreach);
    const silent = await report(c);
    await climb(c, 2);
    const { decideUntil } = await c.conduct.caseOf(silent);
    await pass(decideUntil);
    await c.conduct.recordSilence(silent);
    await resign(c, c.officers[2]!);
    const timelock = await impersonateTimelock(c);
    const { versionId } = await c.archive.currentCode();
    const text = [await rendition("Be kind, always.")];
    await c.archive.connect(timelock).adoptStanding(1, "code-of-conduct", versionId, text);
    await c.membership.connect(c.reporter).acceptCode((await c.archive.currentCode()).versionId);
    await c.membership.connect(c.voters[0]!).leave();
    await expectAgreement(c);
    await time.increase((await c.conduct.rules()).codeGrace + 1n);
    await expectAgreement(c);
  });
});
