import { setInterval } from "node:timers/promises";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import {
  callLists,
  encodeRanking,
  motionDescription,
  motionId,
  recordResolution,
} from "../../core/motions/index.js";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31_337;
/** Founders: who moves, who seconds and votes in the browser, and who does so past it. */
const [MOVER, SECONDER, RIVAL] = [0, 1, 2] as const;
const OTHERS = [3, 4, 5, 6] as const;

const TITLE = "Publish the minutes";
const RIVAL_TITLE = "Publish the minutes within a week";
const WORDS = "The coalition publishes the minutes of each meeting.";

describe("a motion from the wizard to its effect", function () {
  this.timeout(180_000);
  // Each step begins where the one before it ended.
  this.bail(true);
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: Complaints;
  let wallet: ScriptedWallet;
  let page: Page;
  let id: string;
  let rival: bigint;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    context = await browser.newContext({ locale: "en" });
    context.setDefaultTimeout(30_000);
    complaints = listen(context);
    wallet = new ScriptedWallet({ keys: [keyOf(MOVER)], rpc: stack.rpcUrl, chainId: CHAIN });
    await injectWallets(context, [wallet]);
    page = await context.newPage();
  });
  after(async () => {
    await context?.close();
    wallet?.close();
    await browser?.close();
    await stack?.close();
  });
  afterEach(() => {
    expect(complaints.all).to.deep.equal([]);
  });

  const main = () => page.getByRole("main");
  const button = (name: string) => main().getByRole("button", { name, exact: true });
  const says = (text: string | RegExp) => main().getByText(text).first().waitFor();
  const governorAs = (person: number) =>
    stack.contracts.governor.connect(keyOf(person).connect(stack.chain.provider));
  const amendmentsAs = (person: number) =>
    stack.contracts.amendments.connect(keyOf(person).connect(stack.chain.provider));

  /** Presses a button and goes through the dialog, whichever way the act travels. */
  async function act(name: string): Promise<void> {
    await button(name).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^(Sign in my wallet|Send it and pay)$/ }).click();
    await dialog.getByText("It is on the chain", { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  }

  /** Time passes until a moment is over; the page is shown as it is once the relay has noticed. */
  async function travelPast(moment: bigint, phase: string): Promise<void> {
    await stack.chain.travelTo(Number(moment) + 1);
    for await (const _ of setInterval(250)) {
      const answer = await fetch(`${stack.url}/v1/motions/${id}`);
      const { item } = (await answer.json()) as { item: { phase: string } };
      if (item.phase === phase) break;
    }
    await page.reload();
  }

  const expectAccessible = async () => expect(await axeFaults(page)).to.deep.equal([]);

  it("is filed in four steps, and says before what follows from it", async () => {
    await page.goto(`${stack.url}/#/motions/new`);
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: `Use ${wallet.name}` }).click();
    await dialog.getByText(keyOf(MOVER).address).waitFor();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await dialog.waitFor({ state: "detached" });

    await main().locator("label", { hasText: "A plain resolution" }).click();
    await expectAccessible();
    await button("Next").click();
    await main().getByLabel("Words of the resolution").fill(WORDS);
    await button("Next").click();
    await main()
      .getByRole("textbox", { name: /^Title/ })
      .fill(TITLE);
    await main().getByRole("textbox", { name: /^Text/ }).fill("So that **everybody** can read.");
    await main().locator("strong", { hasText: "everybody" }).waitFor();
    await expectAccessible();
    await button("Next").click();
    await says("This is what gets on the chain, to the letter");
    await says(WORDS);
    await expectAccessible();
    await act("File the motion");
    await page.waitForURL(/#\/motions\/0x[0-9a-f]{64}$/);
    id = page.url().slice(-66);
    await main().getByRole("heading", { level: 1, name: TITLE, exact: true }).waitFor();
    await says("Seconds still missing: 2.");
    await expectAccessible();
  });

  it("gets a second in the browser, and others past it", async () => {
    await button("Second it").first().waitFor();
    await wallet.useAccounts([keyOf(SECONDER)]);
    await page.getByRole("banner").getByText(keyOf(SECONDER).address.slice(0, 6)).waitFor();
    await act("Second it");
    await says("Seconds still missing: 1.");
    expect(await stack.contracts.governor.hasSeconded(id, keyOf(SECONDER).address)).to.equal(true);
    await (await governorAs(RIVAL).second(id)).wait();
    // Nobody loads the page again: the relay tells it.
    await says("It has its seconds and is being discussed.");
    await expectAccessible();
  });

  it("gets a rival text with a place on the ballot", async () => {
    await says("Nobody has filed another text.");
    const proposer = keyOf(RIVAL).address;
    const description = motionDescription({ title: RIVAL_TITLE, text: "Soon.", proposer });
    const actions = [recordResolution(stack.contracts, `${WORDS} Within a week.`)];
    const { targets, values, calldatas } = callLists(actions);
    rival = motionId(actions, description);
    const amendments = amendmentsAs(RIVAL);
    await (await amendments.amend(id, targets, values, calldatas, description)).wait();
    await says("Amendment without a place on the ballot yet");
    for (const person of OTHERS.slice(0, 2)) await (await governorAs(person).second(rival)).wait();
    await main()
      .locator(".option-card", { hasText: RIVAL_TITLE })
      .getByText("On the ballot")
      .waitFor();
    await expectAccessible();
  });

  it("is voted on by ranking, and the voter sees the ballot counted", async () => {
    const { opensAt } = await stack.contracts.governor.motion(id);
    await travelPast(opensAt, "vote");
    await says("The chain has no ballot of yours on this motion yet.");
    const names = [`Option 2: ${RIVAL_TITLE}`, `Option 1: ${TITLE}`];
    for (const name of names) await button(`Move up: ${name}`).click();
    await main().getByRole("tab", { name: "Give numbers" }).click();
    for (const [index, name] of names.entries())
      expect(await main().getByLabel(`Number for ${name}`).inputValue()).to.equal(
        String(index + 1),
      );
    await expectAccessible();
    await act("Cast my ballot");
    await main().locator(".badge", { hasText: "Counted" }).first().waitFor();
    const cast = main().getByRole("listitem");
    for (const name of names) await cast.filter({ hasText: name }).first().waitFor();
    expect(await stack.contracts.governor.hasVoted(id, keyOf(SECONDER).address)).to.equal(true);

    const { options } = await stack.contracts.amendments.ballotOf(id);
    for (const person of OTHERS) {
      const ranking = encodeRanking([3, 2, 1]);
      await (await amendmentsAs(person).castRankedVote(id, options, ranking, "")).wait();
    }
    await main().locator(".meter-figures", { hasText: "5 / 12" }).first().waitFor();
    await expectAccessible();
  });

  it("waits once it has passed, and is carried out, each by whoever presses the button", async () => {
    const { governor } = stack.contracts;
    await travelPast(await governor.proposalDeadline(id), "succeeded");
    await main().getByRole("heading", { name: "After the vote" }).waitFor();
    await expectAccessible();
    await act("Start the waiting time");
    await says("It passed and waits, so that everybody can see what is coming.");
    expect(await button("Carry it out").count(), "not before its time").to.equal(0);
    await expectAccessible();

    await travelPast(await governor.proposalEta(rival), "due");
    await act("Carry it out");
    await says("It was carried out.");
    await expectAccessible();
    const recorded = governor.filters.ProposalExecuted();
    const executed = await governor.queryFilter(recorded);
    expect(executed.map(({ args }) => args.proposalId)).to.deep.equal([rival]);
  });
});
