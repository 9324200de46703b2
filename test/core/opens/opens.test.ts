import { expect } from "chai";
import { parseEther } from "ethers";

import {
  opensMarkdown,
  readOpens,
  type Holder,
  type OpensReport,
} from "../../../core/opens/index.js";
import { plain } from "../../../core/opens/markdown.js";
import { foundWithOfficers } from "../../conduct/case.js";
import { ethers, found, loadFixture } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { readCoalition } from "../../fixture/founding.js";
import { Forum } from "../../relay/index/forum.js";
import { founded } from "../../relay/index/following-chain.js";
import { CLIMB, live } from "../conduct/random-cases.js";
import { audited, foundingContent } from "./audited.js";

const draft = { who: 1, answers: 99, fault: "none", lost: false } as const;

/** Two batches and a direct post, with every text. */
async function atWork() {
  const work = await founded();
  const forum = await Forum.open(work);
  await forum.play([
    { act: "anchor", posts: [draft, { ...draft, who: 2, answers: 0 }], lost: false },
    { act: "anchor", posts: [{ ...draft, who: 3 }], lost: false },
    { act: "direct", who: 4, answers: 99 },
  ]);
  const documents = await foundingContent(work.c);
  return { dao: work.c, forum, documents };
}

type AtWork = Awaited<ReturnType<typeof atWork>>;

const everything =
  ({ forum, documents }: AtWork): Holder["blob"] =>
  async (cid) =>
    forum.blobs.get(cid) ?? documents(cid);

const answersOf = ({ answers }: OpensReport) =>
  Object.fromEntries(answers.map(({ id, answer }) => [id, answer]));

const detailOf = ({ answers }: OpensReport, id: string) =>
  answers.find((each) => each.id === id)?.detail ?? "";

describe("readOpens", () => {
  it("answers yes to all of it where everything is open, and names the figures", async () => {
    const work = await loadFixture(atWork);
    const blob = everything(work);
    const holders = ["one", "two", "three"].map((name) => ({ name, blob }));
    const report = await readOpens(await audited(work.dao, blob), holders);
    expect(answersOf(report)).to.deep.equal({
      "join-without-gatekeeper": "yes",
      "vote-without-gatekeeper": "yes",
      "stakeholder-groups": "yes",
      "lists-readable": "yes",
      "batches-retrievable": "yes",
      "sanctions-touch-posting-only": "yes",
      "documents-retrievable": "yes",
      "independent-holders": "yes",
      "dissent-shown": "yes",
    });
    const { figures } = report.answers.find(({ id }) => id === "lists-readable")!;
    expect(figures).to.include({ posts: 4, texts: 4, unread: 0 });
    expect(detailOf(report, "batches-retrievable")).to.match(
      /^2 batches: every batch could be had/,
    );
  });

  it("says which text, batch or document nobody has, and that a changed one is none", async () => {
    const work = await loadFixture(atWork);
    const all = everything(work);
    const context = await audited(work.dao, all);
    const { contents, batches } = await namesOf(context.state);
    for (const [id, gone] of [
      ["lists-readable", contents[0]!],
      ["batches-retrievable", batches[0]!],
    ] as const)
      for (const instead of [undefined, Uint8Array.of(1)]) {
        const blob: Holder["blob"] = (cid) => (cid === gone ? Promise.resolve(instead) : all(cid));
        const report = await readOpens({ ...context, blob }, []);
        expect(answersOf(report)[id]).to.equal("no");
        expect(detailOf(report, id)).to.match(/not (post|batch) 0x[0-9a-f]{64} \(missing\)/);
      }
    const report = await readOpens(
      { ...context, blob: async (cid) => work.forum.blobs.get(cid) },
      [],
    );
    expect(answersOf(report)["documents-retrievable"]).to.equal("no");
    expect(detailOf(report, "documents-retrievable")).to.match(/code-of-conduct, version 1, en/);
  });

  it("counts holders one by one, and does not know when nobody was asked", async () => {
    const work = await loadFixture(atWork);
    const all = everything(work);
    const context = await audited(work.dao, all);
    const whole = (name: string) => ({ name, blob: all });
    const part = { name: "https://part.example", blob: work.documents };
    const none = await readOpens(context, []);
    expect(answersOf(none)["independent-holders"]).to.equal("unknown");
    const two = await readOpens(context, [whole("one"), whole("two"), part]);
    expect(answersOf(two)["independent-holders"]).to.equal("no");
    expect(detailOf(two, "independent-holders")).to.match(
      /^2 of the 3 asked keep everything.*part/,
    );
  });

  it("says no once the day's seats are taken", async () => {
    const coalition = await readCoalition();
    const membership = { ...coalition.membership, joinsPerDay: 10 };
    const crowded = await found({ ...coalition, membership });
    const [, code] = await crowded.archive.currentCode();
    while ((await crowded.membership.joinsAvailable()) > 0n) {
      const stranger = ethers.Wallet.createRandom(ethers.provider);
      await crowded.signers[0]!.sendTransaction({ to: stranger.address, value: parseEther("1") });
      await crowded.membership.connect(stranger).join(0, code);
    }
    const report = await readOpens(await audited(crowded, async () => undefined), []);
    expect(answersOf(report)["join-without-gatekeeper"]).to.equal("no");
    expect(detailOf(report, "join-without-gatekeeper")).to.match(
      /the 10 seats of the day are taken/,
    );
  });

  it("says no where a member needs others' word to vote, and how many", async () => {
    const { c } = await loadFixture(founded);
    const policy = await ethers.deployContract("VouchAdmission", [c.directory, 2]);
    await c.membership.connect(await impersonateTimelock(c)).setAdmissionPolicy(policy);
    const report = await readOpens(await audited(c, async () => undefined), []);
    expect(answersOf(report)["vote-without-gatekeeper"]).to.equal("no");
    expect(detailOf(report, "vote-without-gatekeeper")).to.match(/once 2 voters vouched/);
  });

  it("holds every sanctioned person's vote against the roll", async () => {
    const bench = await loadFixture(foundWithOfficers);
    await live(bench, CLIMB);
    const context = await audited(bench, async () => undefined);
    const report = await readOpens(context, []);
    const { answer, figures } = report.answers.find(
      ({ id }) => id === "sanctions-touch-posting-only",
    )!;
    expect(answer).to.equal("yes");
    expect(figures).to.include({ people: 1, keep: 1, lost: 0 });
    expect(figures.sanctions).to.be.greaterThan(1);
  });

  it("is written as Markdown in which nobody's words become anything else", async () => {
    const work = await loadFixture(atWork);
    const report = await readOpens(await audited(work.dao, everything(work)), [
      { name: "<script>alert(1)</script> | [x](javascript:1)", blob: work.documents },
    ]);
    const text = opensMarkdown(report);
    expect(text).to.match(/^# Are we open\?\n/);
    expect(text).not.to.match(/<script|\[x\]\(javascript/);
    for (const hostile of ["![a](b)", "# a", "<b>", "a|b", "`x`", "a\nb", "https://a.example"])
      expect(plain(hostile)).not.to.match(/(?<!\\)[#|`<>![\n]|:\/\//);
  });
});

async function namesOf(state: Awaited<ReturnType<typeof audited>>["state"]) {
  const { publishedIn } = await import("../../../core/opens/published.js");
  const found = { contents: [] as string[], batches: [] as string[] };
  for await (const { kind, expected } of publishedIn(state)) {
    if (kind === "post") found.contents.push(expected.cid as string);
    if (kind === "batch") found.batches.push(expected.cid as string);
  }
  return found;
}
