import type { Page } from "playwright-core";
import type { Sight, Subjects } from "./sight.js";

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).first().click();
const choose = (page: Page, label: string) =>
  page.getByRole("main").locator("label", { hasText: label }).first().click();
const write = (page: Page, name: RegExp, text: string) =>
  page.getByRole("main").getByRole("textbox", { name }).fill(text);

const AGENDA = `# Agenda of the call in November

1. Captions at the annual meeting
2. Who answers newcomers
3. Translations of the minutes
`;

/** What a member sees and does beside that, in this order: a ballot is cast on the way. */
export const memberSights = (at: Subjects): Sight[] => [
  {
    ...{ name: "home-member", address: "/", heading: /^IGF Dynamic Coalition/ },
    parts: ["What waits for you", "Open now"],
    caption: "The front page for a member: what waits for them.",
  },
  {
    ...{ name: "motion-vote", address: `/motions/${at.voting}`, heading: "Translate the minutes" },
    parts: ["Ballot"],
    async prepare(page) {
      await press(page, "Move up: Option 2: Translate the minutes into all six languages");
      await press(page, "Move up: Option 1: Translate the minutes");
    },
    caption: "Voting by ranking: drag, press the arrows, or give numbers.",
  },
  {
    ...{ name: "sign", address: `/motions/${at.voting}`, heading: "Translate the minutes" },
    prepare: (page) => press(page, "Cast my ballot"),
    dialog: true,
    caption: "What one signs is said in words before the wallet is asked.",
  },
  {
    ...{ name: "ballot-counted", address: `/motions/${at.voting}` },
    heading: "Translate the minutes",
    parts: ["My ballot"],
    async prepare(page) {
      await press(page, "Cast my ballot");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Sign in my wallet" }).click();
      await dialog.getByText("It is on the chain", { exact: true }).waitFor();
      await dialog.getByRole("button", { name: "Close", exact: true }).click();
      await page.getByRole("main").locator(".badge", { hasText: "Counted" }).first().waitFor();
    },
    caption: "The receipt: the contract itself says that the ballot was counted, and as what.",
  },
  {
    ...{ name: "motion-new", address: "/motions/new", heading: "Write a motion" },
    prepare: (page) => choose(page, "A plain resolution"),
    caption: "Writing a motion begins with what it is about.",
  },
  {
    ...{ name: "motion-new-check", address: "/motions/new", heading: "Write a motion" },
    async prepare(page) {
      await press(page, "Next");
      const resolved = "A stenographer captions each meeting of the coalition.";
      await write(page, /^Words of the resolution/, resolved);
      await press(page, "Next");
      await write(page, /^Title/, "A stenographer at each meeting");
      await write(page, /^Text/, "The list discussed it in *Captions at our next meeting*.");
      await press(page, "Next");
      await page.getByText("This is what gets on the chain, to the letter").waitFor();
    },
    caption: "The last of four steps: exactly what would be filed, and what follows from it.",
  },
  {
    ...{ name: "motion-amend", address: `/motions/${at.discussed}/amend` },
    heading: "Write an amendment",
    async prepare(page) {
      await choose(page, "A plain resolution");
      await press(page, "Next");
      const resolved = "Somebody answers each newcomer within three days.";
      await write(page, /^Words of the resolution/, resolved);
      await press(page, "Next");
      await write(page, /^Title/, "Answer newcomers within three days");
    },
    caption: "An amendment begins from the text of the motion.",
  },
  {
    ...{ name: "election-ballot", address: `/elections/${at.balloting}` },
    heading: "Election: coordination-representative",
    caption: "The ballot of an election; candidates stand in another order for each voter.",
  },
  {
    ...{ name: "recall", address: `/recalls/${at.recall}`, heading: "Recall: co-leader" },
    caption: "A recall: the reason, the petition, and the vote.",
  },
  {
    ...{ name: "post-new", address: `/lists/${at.list}/new`, heading: "Begin a thread" },
    async prepare(page) {
      await write(page, /^Subject/, "Agenda of the call in November");
      await write(
        page,
        /^Text/,
        "Three points so far:\n\n1. captions at the annual meeting\n2. who answers newcomers\n3. **translations of the minutes**\n\nWhat else?",
      );
    },
    caption: "Beginning a thread.",
  },
  {
    ...{ name: "post-reply", address: `/posts/${at.thread}/reply`, heading: "Reply" },
    prepare: (page) => write(page, /^Text/, "The venue answered: there is a screen, for nothing."),
    caption: "Replying: what one answers stays in sight.",
  },
  {
    ...{ name: "deposit", address: "/archive/deposit", heading: "Deposit a document" },
    async prepare(page) {
      await page.locator("input[type=file]").setInputFiles({
        name: "agenda-2030-11.en.md",
        mimeType: "text/markdown",
        buffer: Buffer.from(AGENDA),
      });
      await page.getByText("Address of the content (CID)").waitFor();
      await write(page, /^Name/, "agenda-2030-11");
    },
    caption: "Depositing a document: its fingerprint is taken before anything leaves the device.",
  },
  {
    ...{ name: "report", address: `/conduct/report/${at.unkind}` },
    heading: "Report to the conduct officers",
    prepare: (page) => choose(page, "2 – Discuss issues, not persons"),
    caption: "Reporting a post, with what is public about it said first.",
  },
  {
    ...{ name: "me", address: "/me", heading: "My seat" },
    caption: "My seat: when I may vote, my relay, my motions and ballots, and how to leave.",
  },
];

/** What a conduct officer sees. */
export const officerSights: Sight[] = [
  {
    ...{ name: "desk", address: "/conduct/desk", heading: "Officers’ desk" },
    caption: "The desk of the conduct officers: what waits for them.",
  },
];
