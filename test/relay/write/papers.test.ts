import { expect } from "chai";
import { type Signer, ZeroHash } from "ethers";
import {
  buildPaper,
  type PaperJson,
  paperToJson,
  type PaperValues,
  signPaper,
  type VerbName,
} from "../../../core/authenticator/index.js";
import { readTypedDataDomain } from "../../../core/contracts/index.js";
import type { WriteRefusal } from "../../../relay/write/refusal.js";
import type { WriteSide } from "../../../relay/write/write-side.js";
import { refusalOf } from "../../core/refusal.js";
import {
  type Coalition,
  ethers,
  foundCoalition,
  loadFixture,
  time,
} from "../../fixture/coalition.js";
import { OTHER_KEY, settle, useWriteSides } from "./fixture.js";

const DIGEST = `0x${"ab".repeat(32)}`;

/** What somebody signed, an hour to live, unless a test says otherwise. */
async function paperOf(
  c: Coalition,
  signer: Signer,
  verb: VerbName = "set-profile",
  values: PaperValues = { digest: DIGEST },
  changes: { deadline?: number; nonce?: bigint; member?: string } = {},
): Promise<PaperJson> {
  const about = {
    member: await signer.getAddress(),
    deadline: (await time.latest()) + 3_600,
    ...changes,
  };
  const domain = await readTypedDataDomain(c.authenticator);
  return paperToJson(await signPaper(signer, domain, buildPaper(verb, values, about)));
}

describe("papers, through the relay", () => {
  const sides = useWriteSides();
  const refused = async (side: WriteSide, message: unknown, code: string) =>
    ((await refusalOf(() => side.take("paper", message), code)) as WriteRefusal).status;
  const codeOf = async (c: Coalition) => (await c.archive.currentCode()).versionId;

  it("do what their member signed, each in a transaction of its own, for a member without ether", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c);
    const [anna, bert] = c.founders;
    const papers = [await paperOf(c, anna!), await paperOf(c, bert!)];
    const answers = [];
    for (const paper of papers) answers.push(await side.take("paper", paper));
    await settle(side);
    expect(await c.membership.profileOf(anna!)).to.equal(DIGEST);
    expect(await c.membership.profileOf(bert!)).to.equal(DIGEST);
    const after = answers.map(({ receipt }) => side.answer(receipt.message)!);
    expect(after.map(({ status }) => status)).to.deep.equal(["final", "final"]);
    expect(new Set(after.map(({ transaction }) => transaction)).size).to.equal(2);
  });

  it("let somebody join who is no member, and nothing else of strangers", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c);
    const [joiner, stranger] = c.strangers;
    const join = await paperOf(c, joiner!, "join", { group: 0, codeVersion: await codeOf(c) });
    const { receipt } = await side.take("paper", join);
    await settle(side);
    expect(side.answer(receipt.message)?.status).to.equal("final");
    expect(await c.membership.isMember(joiner!)).to.equal(true);
    expect(await refused(side, await paperOf(c, stranger!), "NOT_A_MEMBER")).to.equal(403);
  });

  it("of newcomers have a budget of their own", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c, { config: { joinGasPerDay: 1_000 } });
    const join = await paperOf(c, c.strangers[0]!, "join", {
      group: 0,
      codeVersion: await codeOf(c),
    });
    expect(await refused(side, join, "JOIN_BUDGET_SPENT")).to.equal(503);
    await side.take("paper", await paperOf(c, c.founders[0]!)); // Members are not hindered.
  });

  it("are refused when they are forged, foreign, stale, late, used or would be refused anyway", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c);
    const [anna, bert] = c.founders;
    const good = await paperOf(c, anna!);
    // The clock of a restored chain runs ahead of its latest block by what the run took so far.
    await time.increase(1);
    const now = await time.latest();
    const papers = { ...(await readTypedDataDomain(c.authenticator)), chainId: 1n };
    const deadline = now + 3_600;
    const paper = buildPaper(
      "set-profile",
      { digest: DIGEST },
      { member: anna!.address, deadline },
    );
    const elsewhere = paperToJson(await signPaper(anna!, papers, paper));
    const cases: [message: PaperJson, code: string, status: number][] = [
      [{ ...good, member: bert!.address }, "SIGNATURE_INVALID", 400],
      [{ ...good, nonce: "7" }, "SIGNATURE_INVALID", 400],
      [{ ...good, deadline: good.deadline + 1 }, "SIGNATURE_INVALID", 400],
      [{ ...good, arguments: `0x${"cd".repeat(32)}` }, "SIGNATURE_INVALID", 400],
      [{ ...good, arguments: "0xcd" }, "MESSAGE_MALFORMED", 400],
      [{ ...good, verb: "fly" as VerbName }, "MESSAGE_MALFORMED", 400],
      [{ ...good, nonce: "-1" }, "MESSAGE_MALFORMED", 400],
      [elsewhere, "SIGNATURE_INVALID", 400],
      [
        await paperOf(c, anna!, "set-profile", { digest: DIGEST }, { deadline: now - 5 }),
        "DEADLINE_OVER",
        422,
      ],
      [
        await paperOf(c, anna!, "set-profile", { digest: DIGEST }, { deadline: now + 30 }),
        "DEADLINE_TOO_NEAR",
        422,
      ],
      [
        await paperOf(c, anna!, "set-profile", { digest: DIGEST }, { deadline: now + 40 * 86_400 }),
        "AUTHENTICATOR_DEADLINE_TOO_FAR",
        422,
      ],
      [
        await paperOf(c, anna!, "accept-code", { codeVersion: ZeroHash }),
        "MEMBERSHIP_WRONG_CODE_VERSION",
        422,
      ],
    ];
    for (const [message, code, status] of cases) {
      const refusal = (await refusalOf(() => side.take("paper", message), code)) as WriteRefusal;
      expect(refusal.status, code).to.equal(status);
    }
    await c.authenticator.connect(anna!).cancel(good.nonce);
    expect(await refused(side, good, "AUTHENTICATOR_SPENT")).to.equal(422);
    expect(side.outbox.counts()).to.deep.equal([]);
  });

  it("are refused when their nonce belongs to another paper that was taken", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c);
    const [anna] = c.founders;
    await side.take(
      "paper",
      await paperOf(c, anna!, "set-profile", { digest: DIGEST }, { nonce: 5n }),
    );
    const other = await paperOf(c, anna!, "leave", {}, { nonce: 5n });
    expect(await refused(side, other, "CLAIM_TAKEN")).to.equal(409);
  });

  it("are refused with the reason when their member cancels them on the way", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c);
    const paper = await paperOf(c, c.founders[0]!);
    const { receipt } = await side.take("paper", paper);
    await c.authenticator.connect(c.founders[0]!).cancel(paper.nonce);
    await settle(side);
    const { status, refusal } = side.answer(receipt.message)!;
    expect([status, refusal?.code]).to.deep.equal(["refused", "nonce-spent"]);
    expect(await c.membership.profileOf(c.founders[0]!)).to.equal(ZeroHash);
  });

  it("are done when somebody else brought them first", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c);
    const other = await sides.open(c, { key: OTHER_KEY });
    const paper = await paperOf(c, c.founders[3]!);
    const { receipt } = await side.take("paper", paper);
    await other.take("paper", paper);
    await settle(other);
    await settle(side);
    const { transaction } = other.answer(receipt.message)!;
    expect(side.answer(receipt.message)).to.deep.include({ status: "final", transaction });
    expect(side.outbox.lastNonce()).to.equal(undefined); // Nothing was spent on it.
  });

  it("never carry value", async () => {
    const c = await loadFixture(foundCoalition);
    const side = await sides.open(c);
    const { receipt } = await side.take("paper", await paperOf(c, c.founders[0]!));
    await settle(side);
    const { transaction = "" } = side.answer(receipt.message)!;
    expect((await ethers.provider.getTransaction(transaction))?.value).to.equal(0n);
  });
});
