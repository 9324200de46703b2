import { expect } from "chai";
import type { Browser } from "playwright-core";
import { axeFaults, openBrowser } from "./browser.js";
import { passMoment } from "./pass-time.js";
import { passVote } from "./pass-vote.js";
import { People, type Visitor } from "./people.js";
import { FOUNDERS, openStack, type Stack } from "./stack.js";

/** Who moves, and who writes something of their own. */
const [MOVER, AUTHOR] = [0, 1] as const;
const NEW_CODE = "# Code of Conduct\n\nBe kind, all of you.\n";
const WRONG = "The old text named a duty twice.";

describe("documents that get new versions and lose old ones", function () {
  this.timeout(300_000);
  // Each step begins where the one before it ended.
  this.bail(true);
  let stack: Stack;
  let browser: Browser;
  let people: People;
  let code: string;
  let own: string;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    people = new People(stack, browser);
    code = await stack.contracts.archive.codeDocumentId();
  });
  after(async () => {
    await people?.close();
    await browser?.close();
    await stack?.close();
  });
  afterEach(async () => {
    expect(await people.complaints()).to.deep.equal([]);
  });

  const next = (who: Visitor) => who.button("Next").click();
  const expectAccessible = async ({ page }: Visitor) => {
    await page.waitForLoadState("networkidle");
    expect(await axeFaults(page)).to.deep.equal([]);
  };

  /** Files what the wizard was filled with, and lets it pass and be carried out. */
  async function carryOut(who: Visitor, title: string): Promise<void> {
    await next(who);
    await who.main.getByLabel(/^Title/).fill(title);
    await next(who);
    await who.act("File the motion");
    await who.main.getByRole("heading", { level: 1, name: title }).waitFor();
    const id = who.page.url().slice(-66);
    await passVote(stack, id, FOUNDERS);
    await who.reload();
    await who.act("Start the waiting time");
    const eta = await stack.contracts.governor.proposalEta(id);
    await passMoment(stack, eta, { id, phase: "due" });
    await who.reload();
    await who.act("Carry it out");
    await who.reads("It was carried out.");
  }

  it("change by a motion, and whoever follows an old address is told of the newer text", async () => {
    const mover = await people.person(MOVER);
    await mover.open("/motions/new");
    await mover.main
      .getByRole("radio", { name: /^Adopt or amend a document/ })
      .check({ force: true });
    await next(mover);
    await mover.main
      .getByLabel(/^Which document/)
      .selectOption({ label: "Code of Conduct · code-of-conduct" });
    await mover.main.getByLabel(/^Text/).fill(NEW_CODE);
    await carryOut(mover, "A shorter Code");
    const stranger = await people.stranger();
    await stranger.open(`/archive/${code}?version=1`);
    await stranger.reads("This is an earlier version.");
    await stranger.main.getByRole("heading", { name: "Seven duties" }).waitFor();
    await expectAccessible(stranger);
    await stranger.main.getByRole("link", { name: "See version 2, the newest" }).click();
    await stranger.reads("Be kind, all of you.");
    await stranger.main.locator(".verified", { hasText: "Checked" }).first().waitFor();
    expect(await stranger.main.getByText("This is an earlier version.").count()).to.equal(0);
    await stranger.open("/conduct");
    await stranger.reads("Be kind, all of you.");
    await mover.open("/me");
    await mover.reads("Version 2 is in force, and you have not accepted it yet");
    await mover.main.getByText("I have read version 2 of the Code of Conduct").click();
    await mover.act("Accept version 2");
    await mover.reads("You accepted version 2, which is in force.");
  });

  it("lose an old version by a motion, which stays on record with the reason", async () => {
    const mover = await people.person(MOVER);
    await mover.open("/motions/new");
    await mover.main.getByRole("radio", { name: /^Withdraw a document/ }).check({ force: true });
    await next(mover);
    await mover.main.getByLabel(/^Id of the document/).fill(code);
    await mover.main.getByLabel(/^Number of the version/).fill("1");
    await mover.main.getByLabel(/^Reason/).fill(WRONG);
    await carryOut(mover, "Withdraw the old Code");
    const stranger = await people.stranger();
    await stranger.open(`/archive/${code}?version=1`);
    await stranger.reload();
    await stranger.reads("This version was withdrawn");
    await stranger.reads(WRONG);
    await stranger.main.getByRole("link", { name: "See version 2, the newest" }).waitFor();
    await expectAccessible(stranger);
  });

  it("are withdrawn by their own author, with nothing newer to point at", async () => {
    const author = await people.person(AUTHOR);
    await author.open("/archive/deposit?kind=minutes&name=minutes-1");
    await author.page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        ...{ name: "minutes.md", mimeType: "text/markdown" },
        buffer: Buffer.from("# Minutes\n\nTwelve members met.\n"),
      });
    await author.act("Deposit for good");
    await author.main.getByRole("heading", { level: 1, name: "minutes-1" }).waitFor();
    own = new URL(author.page.url()).hash.slice(1);
    await author.reads("Twelve members met.");
    const withdraw = author.main.locator("details", { hasText: "Withdraw version 1" });
    await withdraw.locator("summary").click();
    await author.reads("Give a reason first.", withdraw);
    await withdraw.getByLabel(/^Reason/).fill("It named a guest.");
    await author.act("Withdraw this version", withdraw);
    await author.reads("This version was withdrawn");
    const stranger = await people.stranger();
    await stranger.open(own);
    await stranger.reads("It named a guest.");
    expect(await stranger.main.getByText("This is an earlier version.").count()).to.equal(0);
    await stranger.open("/archive");
    await stranger.main.getByRole("link", { name: "minutes-1" }).waitFor();
    await expectAccessible(stranger);
  });

  it("get a version after a withdrawn one, which the address without a number shows", async () => {
    const author = await people.person(AUTHOR);
    await author.open(own);
    await author.main.getByRole("link", { name: "Deposit a new version" }).click();
    await author.page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        ...{ name: "minutes.md", mimeType: "text/markdown" },
        buffer: Buffer.from("# Minutes\n\nTwelve members and a guest met.\n"),
      });
    await author.act("Deposit for good");
    const stranger = await people.stranger();
    await stranger.open(own);
    await stranger.reload();
    await stranger.reads("Twelve members and a guest met.");
    await stranger.open(`${own}?version=1`);
    await stranger.main.getByRole("link", { name: "See version 2, the newest" }).waitFor();
  });
});
