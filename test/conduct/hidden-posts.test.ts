import { expect } from "chai";
import { id as hash, ZeroHash } from "ethers";
import { loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { expectRefused } from "../governance/refused.js";
import {
  breach,
  climb,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  pass,
  POST,
  sanction,
  say,
  type Bench,
} from "./case.js";

const hideReason = "It names somebody's address.";
const hiding = (rung: number) => breach(rung, { hideReason });

const hidden = async (c: Bench, post = POST, author = c.respondent) => [
  ...(await c.conduct.isHidden(post, author)),
];

describe("Conduct: hidden posts", () => {
  it("are marked by two officers who decide a case about that post, with a reason for all to read", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c, { post: POST });
    await say(c, caseId, hiding(1));
    expect(await hidden(c)).to.deep.equal([false, ZeroHash]);
    const sent = await say(c, caseId, hiding(1), c.officers[1]);
    await expect(sent).to.emit(c.conduct, "PostHidden").withArgs(POST, caseId, hideReason);
    await expectEntries(c.conduct, sent, ["Sanctioned", "PostHidden"]);
    expect(await hidden(c)).to.deep.equal([true, caseId]);
    expect(await hidden(c, hash("another post"))).to.deep.equal([false, ZeroHash]);
    expect((await c.conduct.caseOf(caseId)).hidesPost).to.equal(true);
  });

  it("stay visible when the officers hide nothing", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c, { post: POST });
    await decide(c, caseId, breach(1));
    expect(await hidden(c)).to.deep.equal([false, ZeroHash]);
    expect(await hidden(c, ZeroHash)).to.deep.equal([false, ZeroHash]);
  });

  it("are shown again when the panel, or its silence, lifts the sanction", async () => {
    for (const silent of [false, true]) {
      const c = await loadFixture(foundWithOfficers);
      const caseId = await heardCase(c, { post: POST });
      await decide(c, caseId, hiding(1));
      await c.as(c.respondent).appeal(caseId, ZeroHash);
      expect(await hidden(c)).to.deep.equal([true, caseId]);
      if (silent) await pass((await c.conduct.caseOf(caseId)).heardUntil);
      else
        for (const panellist of c.panel.slice(0, 2))
          await c.as(panellist).judge(caseId, false, digest("No."));
      expect(await hidden(c)).to.deep.equal([false, ZeroHash]);
    }
  });

  it("stay marked when the suspension is over", async () => {
    const c = await loadFixture(foundWithOfficers);
    await sanction(c, 1);
    const caseId = await heardCase(c, { post: POST });
    await decide(c, caseId, hiding(2));
    await pass((await c.conduct.caseOf(caseId)).until);
    expect(await hidden(c)).to.deep.equal([true, caseId]);
  });

  it("are marked by one case at a time", async () => {
    const c = await loadFixture(foundWithOfficers);
    await climb(c, 3);
    const first = await heardCase(c, { post: POST });
    await decide(c, first, hiding(4));
    const second = await heardCase(c, { post: POST });
    await expectRefused(
      () => say(c, second, hiding(1)),
      c.conduct,
      "ConductAlreadyHidden",
      ...[POST, first],
    );
    await pass((await c.conduct.caseOf(first)).until);
    const third = await heardCase(c, { post: POST });
    await decide(c, third, hiding(1));
    expect(await hidden(c)).to.deep.equal([true, third]);
  });

  it("are hidden only in a case about their author, and by no other case kept from that", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [friend] = c.voters;
    const aboutFriend = await heardCase(c, { post: POST, respondent: friend! });
    await decide(c, aboutFriend, hiding(1));
    expect(await hidden(c)).to.deep.equal([false, ZeroHash]);
    expect(await hidden(c, POST, friend)).to.deep.equal([true, aboutFriend]);
    const aboutAuthor = await heardCase(c, { post: POST });
    await decide(c, aboutAuthor, hiding(1));
    expect(await hidden(c)).to.deep.equal([true, aboutAuthor]);
    expect(await hidden(c, POST, friend)).to.deep.equal([true, aboutFriend]);
  });

  it("are marked while the members are asked, and no longer if they do not answer", async () => {
    for (const answered of [false, true]) {
      const c = await loadFixture(foundWithOfficers);
      await climb(c, 3);
      const caseId = await heardCase(c, { post: POST });
      await decide(c, caseId, hiding(4));
      expect(await hidden(c)).to.deep.equal([true, caseId]);
      const { until } = await c.conduct.caseOf(caseId);
      if (answered) await c.as(await impersonateTimelock(c)).suspend(caseId, 86_400);
      await pass(until);
      expect(await hidden(c)).to.deep.equal(answered ? [true, caseId] : [false, ZeroHash]);
    }
  });

  it("have a reason of 512 bytes at most, counting bytes", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c, { post: POST });
    await expectRefused(
      () => say(c, caseId, breach(1, { hideReason: `${"é".repeat(256)}!` })),
      c.conduct,
      "ConductReasonTooLong",
      ...[513, 512],
    );
    await decide(c, caseId, breach(1, { hideReason: "é".repeat(256) }));
  });
});
