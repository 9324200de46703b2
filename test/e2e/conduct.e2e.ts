import { expect } from "chai";
import { id as digestOf, ZeroHash } from "ethers";
import type { Browser } from "playwright-core";
import {
  appealDecision,
  decideCase,
  judgeAppeal,
  placeHold,
  reportConduct,
} from "../../core/conduct/index.js";
import { axeFaults, openBrowser } from "./browser.js";
import { passTime } from "./pass-time.js";
import { People, type Visitor } from "./people.js";
import { letRelayAnchor, seat } from "./seat.js";
import { keyOf, openStack, type Stack } from "./stack.js";

const HOUR = 3_600;
const [AUTHOR, REPORTING, OTHER, SPONSOR] = [0, 1, 2, 11] as const;
/** Whoever is named by the respondent is the last of the officers. */
const OFFICERS = [3, 4, 5] as const;
const PANEL = [6, 7, 8] as const;
const WORDS = "This member is a fool.";
/** What is said past the browser, of which nobody publishes the words. */
const DIGEST = digestOf("Said to those concerned.");
const HIDDEN_BECAUSE = "It is about a person.";

describe("a case from its report to the end of its appeal", function () {
  this.timeout(300_000);
  // Each step begins where the one before it ended.
  this.bail(true);
  let stack: Stack;
  let browser: Browser;
  let people: People;
  let post: string;
  let place: string;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    people = new People(stack, browser);
    await seat(stack, { "conduct-officer": OFFICERS, "appeal-panellist": PANEL });
    await letRelayAnchor(stack, SPONSOR);
  });
  after(async () => {
    await people?.close();
    await browser?.close();
    await stack?.close();
  });

  const short = (person: number) => keyOf(person).address.slice(0, 6);
  const expectAccessible = async ({ page }: Visitor) => {
    await page.waitForLoadState("networkidle");
    expect(await axeFaults(page)).to.deep.equal([]);
  };
  /** Opens what somebody may do in the case. */
  const begin = async (who: Visitor, deed: string) => {
    await who.open(place);
    await who.button(deed).click();
  };
  /** Says something in the case and signs it. */
  const say = async (who: Visitor, deed: string, label: RegExp, text: string) => {
    await begin(who, deed);
    await who.main.getByLabel(label).fill(text);
    await who.main.getByRole("button", { name: deed, exact: true }).last().click();
    await who.sign();
  };
  /** Nobody who looks on is told who is concerned. */
  const expectDiscretion = async () => {
    const stranger = await people.stranger();
    await stranger.open(place);
    await stranger.reads("not named here");
    const text = await stranger.main.innerText();
    for (const person of [AUTHOR, REPORTING]) expect(text).not.to.contain(short(person));
    expect(text).not.to.contain(WORDS);
    expect(await stranger.main.getByRole("link", { name: /the post/i }).count()).to.equal(0);
    return text;
  };

  it("begins with a post and a report of it", async () => {
    const author = await people.person(AUTHOR);
    await author.open("/lists/general/new");
    await author.main.getByLabel("Subject").fill("About somebody");
    await author.main.getByLabel(/^Text/).fill(WORDS);
    await author.act("Sign and send");
    await author.page.waitForURL(/#\/posts\/0x[0-9a-f]{64}$/);
    post = author.page.url().slice(-66);
    const reporting = await people.person(REPORTING);
    await reporting.open(`/conduct/report/${post}`);
    await reporting.main.getByText("2 – Discuss issues, not persons").click();
    await reporting.act("Report");
    await reporting.main.getByRole("link", { name: /^Case/ }).click();
    await reporting.reads("The person concerned is heard first.");
    place = new URL(reporting.page.url()).hash.slice(1);
    await expectDiscretion();
  });

  it("tells the person concerned, who replies and names an officer", async () => {
    const author = await people.person(AUTHOR);
    await author.open("/conduct?part=mine");
    await author.main
      .getByRole("region", { name: "About me" })
      .getByRole("link", { name: /^Case/ })
      .click();
    await author.reads("What you can do");
    await say(author, "Reply", /^Your reply/, "I was angry.");
    await author.reads("Keep your words");
    const naming = "Name an officer who should take no part";
    await begin(author, naming);
    await author.main.getByLabel(/^Choose the officer/).selectOption(keyOf(OFFICERS[2]).address);
    await author.main.getByLabel(/^Your reason/).fill("We had a quarrel.");
    await author.main.getByRole("button", { name: naming, exact: true }).last().click();
    await author.sign();
    await author.reads("The person concerned asked that an officer take no part");
    // Nobody is named twice.
    const choice = author.main.getByLabel(/^Choose the officer/);
    await choice.locator("option", { hasText: keyOf(OFFICERS[0]).address }).waitFor({
      state: "attached",
    });
    const again = choice.locator("option", { hasText: keyOf(OFFICERS[2]).address });
    await again.waitFor({ state: "detached" });
  });

  it("lets one officer hold back posts in an emergency, and the hold ends by itself", async () => {
    const officer = await people.person(OFFICERS[0]);
    await officer.open("/conduct/desk");
    await officer.main.getByRole("link", { name: /^Case/ }).click();
    await officer.reads("What you can do");
    await say(
      officer,
      "Hold back posts in an emergency",
      /^Your reason/,
      "More of it every minute.",
    );
    await officer.reads("An officer held back posts in an emergency");
    await officer.reads("Posts held back until");
    const author = await people.person(AUTHOR);
    await author.open("/lists/general/new");
    await author.reads(/held back/i);
    expect(await author.button("Sign and send").isDisabled()).to.equal(true);
    await author.open("/me");
    await author.reads(/held back/i);
    await passTime(stack, 49 * HOUR);
    await author.open("/lists/general/new");
    await author.reload();
    await author.reads("You may post. It costs you nothing");
    await officer.reload();
    await officer.reads("Posts were held back until");
    await expectAccessible(officer);
  });

  it("takes the officer off who was named, by the word of another", async () => {
    const other = await people.person(OFFICERS[1]);
    await begin(other, "Accept that an officer takes no part");
    await other.act("Accept");
    await other.reads("An officer takes no part any more");
    const named = await people.person(OFFICERS[2]);
    await named.open("/conduct/desk");
    await named.main.getByRole("region", { name: "Not for you" }).getByRole("link").click();
    await named.reads("An officer takes no part any more");
    expect(await named.main.getByRole("heading", { name: "What you can do" }).count()).to.equal(0);
  });

  it("is decided by two officers who say the same", async () => {
    await passTime(stack, 24 * HOUR);
    const first = await people.person(OFFICERS[0]);
    await first.open(place);
    await first.reload();
    const deed = "Say what the decision should be";
    await begin(first, deed);
    await first.main.getByText("Public notice", { exact: true }).click();
    await first.main.getByText("Mark the post as hidden").click();
    await first.main.getByLabel(/Why it is hidden/).fill(HIDDEN_BECAUSE);
    await first.main.getByLabel(/^Reasons/).fill("It attacks a person.");
    await first.main.getByRole("button", { name: deed, exact: true }).last().click();
    await first.sign();
    const second = await people.person(OFFICERS[1]);
    await second.open(place);
    await second.reads("What officers said");
    await second.act("Say exactly the same");
    await second.reads("May be appealed");
    const stranger = await people.stranger();
    await stranger.open(`/posts/${post}`);
    await stranger.reads("This post is marked as hidden");
    await stranger.reads(HIDDEN_BECAUSE);
    expect(await stranger.main.getByText(WORDS).count()).to.equal(0);
  });

  it("is appealed by the person concerned alone", async () => {
    const author = await people.person(AUTHOR);
    await say(author, "Appeal", /^Your grounds/, "It was a joke.");
    await author.reads("The appeal panel hears it.");
    await expectAccessible(author);
  });

  it("is heard by panellists, of whom one stands back, and lifted by the others", async () => {
    const [leaving, ...others] = await Promise.all(PANEL.map((each) => people.person(each)));
    await leaving!.open("/conduct/desk");
    await leaving!.main.getByRole("link", { name: /^Case/ }).click();
    await leaving!.button("Stand back from this case").click();
    await leaving!.main
      .getByRole("button", { name: "Stand back from this case", exact: true })
      .last()
      .click();
    await leaving!.sign();
    await leaving!.reads("An officer takes no part any more");
    for (const each of others) {
      await begin(each, "Vote on the appeal");
      await each.main.getByText("Lift the sanction", { exact: true }).last().click();
      await each.main.getByLabel(/^Your reasons/).fill("A joke, badly made.");
      await each.main
        .getByRole("button", { name: "Vote on the appeal", exact: true })
        .last()
        .click();
      await each.sign();
    }
    await others[1]!.reads("The sanction is lifted and counts for nothing.");
    await expectAccessible(others[1]!);
  });

  it("leaves the post as it was, and names nobody to those who look on", async () => {
    const stranger = await people.stranger();
    await stranger.open(`/posts/${post}`);
    await stranger.reload();
    await stranger.reads(WORDS);
    expect(await stranger.main.getByText("marked as hidden").count()).to.equal(0);
    await stranger.open(place);
    await stranger.reads("Decided by");
    await stranger.reads("The sanction is lifted");
    const text = await expectDiscretion();
    for (const person of [...OFFICERS, ...PANEL]) expect(text).to.contain(short(person));
    await expectAccessible(stranger);
  });

  it("keeps a post hidden where the panel upholds, and names whom it is about", async () => {
    const { contracts } = stack;
    const author = await people.person(AUTHOR);
    await author.open("/lists/general/new");
    await author.main.getByLabel("Subject").fill("About somebody else");
    await author.main.getByLabel(/^Text/).fill(WORDS);
    await author.act("Sign and send");
    await author.page.waitForURL(
      (url) => /^#\/posts\/0x/.test(url.hash) && !url.hash.includes(post),
    );
    const second = author.page.url().slice(-66);
    const report = { respondent: keyOf(AUTHOR).address, duty: 2, offTopic: false, post: second };
    const id = await reported({ ...report, evidence: undefined });
    const which = { id, respondent: report.respondent };
    await passTime(stack, 73 * HOUR);
    const ruling = {
      upheld: true,
      rung: 1,
      length: 0,
      reasons: DIGEST,
      hideReason: HIDDEN_BECAUSE,
    };
    for (const officer of OFFICERS.slice(0, 2))
      await send(officer, decideCase(contracts, which, ruling));
    await send(AUTHOR, appealDecision(contracts, which, DIGEST));
    const verdict = { uphold: true, reasons: DIGEST };
    for (const person of PANEL.slice(0, 2))
      await send(person, judgeAppeal(contracts, which, verdict));
    await passTime(stack, 1);
    const stranger = await people.stranger();
    await stranger.open(`/conduct/cases/${id}`);
    await stranger.reads("The sanction is upheld");
    await stranger.reads("The decision stands for good.");
    expect(await stranger.main.innerText()).to.contain(short(AUTHOR));
    expect(await stranger.main.innerText()).not.to.contain(short(REPORTING));
    await stranger.main.getByRole("link", { name: "The post (marked as hidden)" }).click();
    await stranger.reads("This post is marked as hidden");
    await stranger.main.getByRole("button", { name: "Show the original" }).click();
    await stranger.reads(WORDS);
  });

  it("lapses where nobody decides, which anybody puts on record", async () => {
    // Posts of one person are not held back twice in a row.
    const respondent = keyOf(OTHER).address;
    const id = await reported({
      respondent,
      duty: 1,
      offTopic: false,
      post: undefined,
      evidence: DIGEST,
    });
    await send(OFFICERS[0], placeHold(stack.contracts, { id, respondent }, DIGEST));
    await passTime(stack, 22 * 24 * HOUR);
    const anybody = await people.person(REPORTING);
    await anybody.open(`/conduct/cases/${id}`);
    await anybody.reads("Nobody decided in time. Nothing follows from it.");
    await anybody.button("Put the lapse on record").click();
    await anybody.main
      .getByRole("button", { name: "Put the lapse on record", exact: true })
      .last()
      .click();
    await anybody.sign();
    await anybody.reads("It was recorded that no decision followed the emergency hold");
    const stranger = await people.stranger();
    await stranger.open(`/conduct/cases/${id}`);
    await stranger.reads("Nobody decided in time.");
    expect(await stranger.main.innerText()).not.to.contain(short(OTHER));
    expect(await people.complaints()).to.deep.equal([]);
  });

  /** Past the browser, somebody does something. */
  async function send(person: number, { to, data }: { to: string; data: string }): Promise<void> {
    const key = keyOf(person).connect(stack.chain.provider);
    await (await key.sendTransaction({ to, data })).wait();
  }

  /** @returns the id of the case. */
  async function reported(report: Parameters<typeof reportConduct>[1]): Promise<string> {
    const { conduct } = stack.contracts;
    await send(REPORTING, reportConduct(stack.contracts, report));
    const { respondent, duty, offTopic, post: about = ZeroHash, evidence = ZeroHash } = report;
    return conduct.caseIdOf(keyOf(REPORTING).address, respondent, duty, offTopic, about, evidence);
  }
});
