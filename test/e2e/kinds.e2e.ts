import { expect } from "chai";
import type { Browser } from "playwright-core";
import { SUPPORT } from "../../core/motions/index.js";
import { axeFaults, openBrowser } from "./browser.js";
import { passMoment } from "./pass-time.js";
import { People, type Visitor } from "./people.js";
import { FOUNDERS, keyOf, openStack, type Stack } from "./stack.js";

const CASE = `0x${"c5".repeat(32)}`;
const STRANGE = `0x${"ee".repeat(20)}`;

/** One thing a motion can be about: what is chosen and typed, and what its page has to say. */
interface Kind {
  about: RegExp;
  fill: (who: Visitor, stack: Stack) => Promise<unknown>;
  /** What it does, in words. */
  says: (RegExp | string)[];
  /** A name of an argument of the call, as it stands under "Every argument, exactly". */
  argument?: string;
  fundamental?: boolean;
  unknown?: boolean;
  /** What the contracts would say if it were carried out at once. */
  refused?: string;
}

const field = (who: Visitor, label: RegExp) => who.main.getByLabel(label);

const KINDS: Readonly<Record<string, Kind>> = {
  "a resolution": {
    about: /^A plain resolution/,
    fill: (who) => field(who, /^Words of the resolution/).fill("We meet on Mondays."),
    says: [/Puts this resolution on record: .*We meet on Mondays\./],
    argument: "text",
  },
  "a poll": {
    about: /^An advisory poll/,
    fill: (who) => field(who, /^Question of the poll/).fill("Do we meet too often?"),
    says: [/Puts this poll and its result on record: .*Do we meet too often\?/],
    argument: "descriptionHash",
  },
  "a list without a purpose": {
    about: /^Open a list/,
    fill: (who) => field(who, /^Name of the list/).fill("young-people"),
    says: [/Opens the list .*young-people.*No purpose is given\./],
    argument: "purpose",
  },
  "the end of a list": {
    about: /^Close a list/,
    fill: (who) => field(who, /^List/).selectOption({ label: "announcements" }),
    says: [/Closes the list .*announcements.*stays readable/],
    argument: "list",
    fundamental: true,
  },
  "a new version of a document": {
    about: /^Adopt or amend a document/,
    fill: async (who) => {
      await field(who, /^Which document/).selectOption({
        label: "Code of Conduct · code-of-conduct",
      });
      await field(who, /^Text/).fill("# Code of Conduct\n\nBe kind.");
    },
    says: [
      /Adopts a new version of the document .*code-of-conduct.*It replaces version \u20681\u2069/,
    ],
    argument: "base",
    fundamental: true,
  },
  "another rule": {
    about: /^Change a rule/,
    fill: async (who) => {
      await field(who, /^Which rules/).selectOption({ label: "Ordinary motions" });
      await field(who, /^Vote \(in days\)/).fill("8");
    },
    says: [/Sets the rules of motions of this class: .*ordinary/],
    argument: "rules.voting",
    fundamental: true,
  },
  "the removal of a member": {
    about: /^Remove a member/,
    fill: async (who) => {
      await field(who, /^Account of the member/).fill(keyOf(11).address);
      await field(who, /^Reason/).fill("An account of a machine.");
    },
    says: [
      /Removes the member .*Reason: .*An account of a machine\./,
      new RegExp(keyOf(11).address),
    ],
    argument: "reason",
    fundamental: true,
  },
  "who becomes a voter": {
    about: /^Change who becomes a voter/,
    fill: async (who, { contracts }) =>
      field(who, /^Address of the admission contract/).fill(contracts.addresses.policy),
    says: [/Lets this contract decide who becomes a voter: the admission policy/],
    argument: "newPolicy",
    fundamental: true,
  },
  "a long suspension": {
    about: /^Suspend somebody/,
    fill: async (who) => {
      await field(who, /^Id of the case/).fill(CASE);
      await field(who, /^Length in days/).fill("90");
    },
    says: [/Suspends the posting of the person whom case .*90 days/],
    argument: "length",
    fundamental: true,
    refused: "There is no such case.",
  },
  "the end of a suspension": {
    about: /^End a suspension early/,
    fill: (who) => field(who, /^Id of the case/).fill(CASE),
    says: [/Ends the suspension of case .* at once/],
    argument: "caseId",
    fundamental: true,
    refused: "There is no such case.",
  },
  "the withdrawal of a document": {
    about: /^Withdraw a document/,
    fill: async (who, { contracts }) => {
      await field(who, /^Id of the document/).fill(await contracts.archive.codeDocumentId());
      await field(who, /^Number of the version/).fill("1");
      await field(who, /^Reason/).fill("It was the wrong file.");
    },
    says: [/Withdraws version .*1.* of document .*code-of-conduct.* wrong file/],
    argument: "number",
    fundamental: true,
    refused: "This version is in force and cannot be withdrawn.",
  },
  "a call nobody knows": {
    about: /^Something else/,
    fill: async (who, { chain }) => {
      // A contract that does nothing, of which nobody knows anything.
      await chain.request("hardhat_setCode", STRANGE, "0x00");
      await field(who, /^Contract to call/).fill(STRANGE);
      await field(who, /^Data of the call/).fill("0x12345678");
    },
    says: ["Nobody can tell from here what this does", "Unknown call"],
    fundamental: true,
    unknown: true,
  },
};

describe("each kind of motion, from the wizard to its page", function () {
  this.timeout(180_000);
  let stack: Stack;
  let browser: Browser;
  let people: People;
  const filed = new Map<string, string>();

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
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

  const governorAs = (person: number) =>
    stack.contracts.governor.connect(keyOf(person).connect(stack.chain.provider));
  const next = (who: Visitor) => who.button("Next").click();

  for (const [index, [what, kind]] of Object.entries(KINDS).entries()) {
    it(`tells what ${what} does before and after it is filed`, async () => {
      // A member has one motion under way at most.
      const who = await people.person(index);
      await who.open("/motions/new");
      // The mark itself is drawn by the page, over the field.
      await who.main.getByRole("radio", { name: kind.about }).check({ force: true });
      await next(who);
      await kind.fill(who, stack);
      await next(who);
      await who.main.getByLabel(/^Title/).fill(`About ${what}`);
      await next(who);
      await expectTold(who, kind);
      if (kind.refused !== undefined) await who.reads(kind.refused);
      const warned = who.main.getByText("Carried out now, it would be refused", { exact: true });
      await who.page.waitForLoadState("networkidle");
      expect((await warned.count()) > 0).to.equal(kind.refused !== undefined);
      await who.act("File the motion");
      await who.main.getByRole("heading", { level: 1, name: `About ${what}` }).waitFor();
      filed.set(what, who.page.url().slice(-66));
      await expectTold(who, kind);
      if (kind.argument !== undefined) {
        await who.main.getByText("Every argument, exactly", { exact: true }).first().click();
        await who.main.getByRole("rowheader", { name: kind.argument }).waitFor();
      }
      await who.page.waitForLoadState("networkidle");
      expect(await axeFaults(who.page)).to.deep.equal([]);
    });
  }

  async function expectTold(who: Visitor, { says, fundamental, unknown }: Kind): Promise<void> {
    for (const each of says) await who.reads(each);
    const banners = {
      "This is a fundamental motion": fundamental === true,
      "Nobody can tell from here what this does": unknown === true,
    };
    for (const [title, isThere] of Object.entries(banners))
      expect((await who.main.getByText(title, { exact: true }).count()) > 0, title).to.equal(
        isThere,
      );
  }

  it("shows each rule as it is beside what it would be, and which of them changes", async () => {
    const stranger = await people.stranger();
    await stranger.open(`/motions/${filed.get("another rule")}`);
    const row = (name: string) => stranger.main.getByRole("row", { name: new RegExp(`^${name}`) });
    await row("Vote 7 days 8 days").getByText("changes").waitFor();
    await row("Discussion 7 days 7 days").waitFor();
    expect(await stranger.main.locator(".badge", { hasText: "changes" }).count()).to.equal(1);
  });

  it("binds a dissent to a result while that is possible, and shows it ever after", async () => {
    const id = filed.get("a resolution") ?? "";
    const dissenter = 2;
    for (const person of [1, 2]) await (await governorAs(person).second(id)).wait();
    const { opensAt } = await stack.contracts.governor.motion(id);
    await passMoment(stack, opensAt, { id, phase: "vote" });
    for (let person = 0; person < FOUNDERS; person++)
      await (
        await governorAs(person).castVote(id, SUPPORT[person === dissenter ? "against" : "for"])
      ).wait();
    await passMoment(stack, await stack.contracts.governor.proposalDeadline(id), {
      id,
      phase: "succeeded",
    });
    const who = await people.person(dissenter);
    await who.open(`/motions/${id}`);
    await who.reload();
    await who.reads("Nobody has bound a dissent to this result.");
    await who.main.getByRole("link", { name: "Write a dissent" }).click();
    await who.main.getByRole("heading", { level: 1, name: /dissent/i }).waitFor();
    await who.page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        ...{ name: "dissent.md", mimeType: "text/markdown" },
        buffer: Buffer.from("# Not on Mondays\n\nWe work then.\n"),
      });
    await who.act("Deposit for good");
    await who.main.getByRole("heading", { name: "Not on Mondays" }).waitFor();
    const stranger = await people.stranger();
    await stranger.open(`/motions/${id}`);
    await stranger.reload();
    const dissents = stranger.main.getByRole("region", { name: "Dissent" });
    await dissents.getByText(keyOf(dissenter).address.slice(0, 6)).waitFor();
    await who.open(`/motions/${id}`);
    await who.act("Start the waiting time");
    await passMoment(stack, await stack.contracts.governor.proposalEta(id), { id, phase: "due" });
    await stranger.reload();
    await stranger.reads(/^Statements that voters who disagreed bound/);
    await dissents.getByText(keyOf(dissenter).address.slice(0, 6)).waitFor();
    await dissents.getByRole("link").first().click();
    await stranger.main.getByRole("heading", { name: "Not on Mondays" }).waitFor();
    expect(await stranger.main.getByRole("link", { name: "Write a dissent" }).count()).to.equal(0);
  });
});
