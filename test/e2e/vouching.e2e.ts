import { expect } from "chai";
import type { Browser } from "playwright-core";
import { callLists, motionDescription, motionId, removeMember } from "../../core/motions/index.js";
import { formatMotionId } from "../../core/format/index.js";
import { axeFaults, openBrowser } from "./browser.js";
import { passMoment, passTime } from "./pass-time.js";
import { passVote } from "./pass-vote.js";
import { People, type Visitor } from "./people.js";
import { FOUNDERS, keyOf, openStack, type Stack } from "./stack.js";

/** The only coalition file that asks for vouches; it has seven founders. */
const COALITION = "coalitions/example.json5";
const VOTERS = 7;
const NEWCOMER = FOUNDERS;
const ACCOUNT = keyOf(NEWCOMER).address;
const DAY = 86_400;
const REASON = "One person held two seats.";

describe("a member who is vouched for, leaves, comes back and is removed", function () {
  this.timeout(300_000);
  // Each step begins where the one before it ended.
  this.bail(true);
  let stack: Stack;
  let browser: Browser;
  let people: People;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(COALITION), openBrowser()]);
    people = new People(stack, browser);
  });
  after(async () => {
    await people?.close();
    await browser?.close();
    await stack?.close();
  });
  afterEach(async () => {
    expect(await people.complaints()).to.deep.equal([]);
  });

  const expectAccessible = async ({ page }: Visitor) => {
    await page.waitForLoadState("networkidle");
    expect(await axeFaults(page)).to.deep.equal([]);
  };
  const badge = (who: Visitor, text: string) =>
    who.main.locator(".badge", { hasText: text }).first().waitFor();

  async function join(who: Visitor): Promise<void> {
    await who.open("/join");
    await who.main.getByText("business", { exact: true }).click();
    await who.main.getByText("I have read version 1 of the Code of Conduct").click();
    await who.act("Join the coalition");
    await who.page.getByRole("heading", { level: 1, name: "My seat" }).waitFor();
  }

  it("joins, and is not told for a moment to be no member", async () => {
    const newcomer = await people.person(NEWCOMER);
    await newcomer.open("/join");
    await newcomer.page.evaluate(`{
      window.told = [];
      new MutationObserver(() => {
        if (document.body.innerText.includes("This account is not a member")) window.told.push(1);
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    }`);
    await join(newcomer);
    await badge(newcomer, "Waiting for the right to vote");
    expect(await newcomer.page.evaluate("window.told")).to.deep.equal([]);
    await newcomer.reads("Needed: 2. So far: 0.");
    await expectAccessible(newcomer);
  });

  it("is vouched for by voters alone, who may take a vouch back", async () => {
    const newcomer = await people.person(NEWCOMER);
    await newcomer.open(`/members/${ACCOUNT}`);
    await newcomer.reads("Only voters can vouch.");
    const hasty = await people.person(0);
    await hasty.open("/members");
    await hasty.main
      .getByLabel("Standing")
      .selectOption({ label: "Waiting for the right to vote" });
    await hasty.reads("Seats shown: 1");
    await hasty.main.getByRole("list", { name: "Roll" }).getByRole("link").first().click();
    await hasty.reads("Not yet: the waiting period is not over, or vouches are missing.");
    await hasty.act("Vouch for this member");
    // Whoever looks on sees it without loading the page again.
    await newcomer.main.locator(".meter-figures", { hasText: "1 / 2" }).waitFor();
    await hasty.act("Take back my vouch");
    await newcomer.main.locator(".meter-figures", { hasText: "0 / 2" }).waitFor();
    for (const person of [1, 2]) {
      const voter = await people.person(person);
      await voter.open(`/members/${ACCOUNT}`);
      await voter.act("Vouch for this member");
    }
    await newcomer.main.locator(".meter-figures", { hasText: "2 / 2" }).waitFor();
    await newcomer.open("/me");
    await newcomer.reads("Needed: 2. So far: 2.");
    await expectAccessible(hasty);
  });

  it("becomes a voter once the waiting is over, by whoever presses the button", async () => {
    await passTime(stack, 30 * DAY + 60);
    const voter = await people.person(1);
    await voter.open(`/members/${ACCOUNT}`);
    await voter.reload();
    await voter.act("Enrol this member");
    await voter.reads("Became a voter");
    const newcomer = await people.person(NEWCOMER);
    await newcomer.reload();
    await badge(newcomer, "Voter");
    expect(await stack.contracts.membership.isVoter(ACCOUNT)).to.equal(true);
  });

  it("leaves, and comes back to another seat and another wait", async () => {
    const newcomer = await people.person(NEWCOMER);
    await newcomer.open("/me");
    await newcomer.main.getByText("I want to leave", { exact: true }).click();
    await newcomer.act("Leave the coalition");
    await newcomer.reads("You are not a member any more");
    await newcomer.open("/lists/meetings/new");
    await newcomer.reads("Only members post.");
    await newcomer.open("/join");
    await newcomer.reads("You were a member before and may join again.");
    await join(newcomer);
    await badge(newcomer, "Waiting for the right to vote");
    // Vouches were for the seat that is gone.
    await newcomer.reads("Needed: 2. So far: 0.");
    await newcomer.open(`/members/${ACCOUNT}`);
    await newcomer.reads("Joined again");
    await expectAccessible(newcomer);
  });

  it("is removed by a motion that anybody carries out, and reads why", async () => {
    const { governor } = stack.contracts;
    const actions = [removeMember(stack.contracts, ACCOUNT, REASON)];
    const proposer = keyOf(0).address;
    const description = motionDescription({ title: "Remove a double", text: "", proposer });
    const id = formatMotionId(motionId(actions, description));
    const { targets, values, calldatas } = callLists(actions);
    const mover = governor.connect(keyOf(0).connect(stack.chain.provider));
    await (await mover.propose(targets, values, calldatas, description)).wait();
    await passVote(stack, id, VOTERS);
    const voter = await people.person(1);
    await voter.open(`/motions/${id}`);
    await voter.act("Start the waiting time");
    await passMoment(stack, await governor.proposalEta(id), { id, phase: "due" });
    await voter.reload();
    await voter.act("Carry it out");
    await voter.reads("It was carried out.");
    const newcomer = await people.person(NEWCOMER);
    await newcomer.open("/me");
    await newcomer.reads("The members removed this account");
    await newcomer.reads(REASON);
    await expectAccessible(newcomer);
    await newcomer.open("/lists/meetings/new");
    await newcomer.reads("Only members post.");
    const stranger = await people.stranger();
    await stranger.open(`/members/${ACCOUNT}`);
    await stranger.reads("Removed by the members");
    await stranger.reads(REASON);
    expect(await stack.contracts.membership.isMember(ACCOUNT)).to.equal(false);
  });
});
