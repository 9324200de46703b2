import type { Sight, Subjects } from "./sight.js";

const COALITION = "IGF Dynamic Coalition on Blockchain Assurance and Standardization";

/** What everybody sees, without a wallet. */
export const publicSights = (at: Subjects): Sight[] => [
  {
    ...{ name: "home", address: "/", heading: COALITION },
    caption: "The front page: the three opens in numbers, what is open now, and until when.",
  },
  {
    ...{ name: "join", address: "/join", heading: "Join" },
    tallest: 2_700,
    caption: "Joining: what it means, and the Code of Conduct one agrees to.",
  },
  {
    ...{ name: "lists", address: "/lists", heading: "Lists" },
    caption: "Public mailing lists.",
  },
  {
    ...{ name: "list", address: `/lists/${at.list}`, heading: "general" },
    caption: "A list: its threads, how to follow it by mail reader or feed, and who may post.",
  },
  {
    ...{ name: "thread", address: `/posts/${at.thread}`, heading: "Captions at our next meeting" },
    tallest: 3_400,
    caption:
      "A thread; each post is checked against its author's signature, and one was hidden by a decision.",
  },
  {
    ...{ name: "list-history", address: `/lists/${at.list}/history/${at.history}` },
    heading: "History of general",
    caption: "Messages of a mailing list that was there before, marked as unsigned.",
  },
  {
    ...{ name: "motions", address: "/motions", heading: "Motions" },
    tallest: 2_400,
    caption: "Motions: what was asked, where each stands, and how it ended.",
  },
  {
    ...{ name: "motion-discussed", address: `/motions/${at.discussed}` },
    heading: "Answer newcomers within a week",
    caption: "A motion in discussion, with what it would do in plain words.",
  },
  {
    ...{ name: "motion-compare", address: `/motions/${at.voting}` },
    heading: "Translate the minutes",
    parts: ["Compare two texts"],
    caption: "A motion and its amendment, word by word.",
  },
  {
    ...{
      name: "motion-passed",
      address: `/motions/${at.executed}`,
      heading: "Report twice a year",
    },
    caption: "A motion that passed with an amendment: the page shows the text that won.",
  },
  {
    ...{ name: "motion-tally", address: `/motions/${at.executed}`, heading: "Report twice a year" },
    parts: ["Tally"],
    caption: "How the ballots were counted, and why this text won.",
  },
  {
    ...{ name: "elections", address: "/elections", heading: "Elections" },
    caption: "Elections, open and over.",
  },
  {
    ...{ name: "election-over", address: `/elections/${at.elected}` },
    heading: "Election: co-leader",
    caption: "An election that is over: who was elected, and by which count.",
  },
  {
    ...{ name: "offices", address: "/offices", heading: "Offices" },
    caption: "Offices, who holds them, and when they are elected again.",
  },
  {
    ...{ name: "archive", address: "/archive", heading: "Archive" },
    tallest: 2_700,
    caption: "The archive: documents by kind, with search.",
  },
  {
    ...{ name: "document", address: `/archive/${at.charter}`, heading: "charter" },
    caption: "A document; the browser has compared its bytes with the fingerprint on the chain.",
  },
  {
    ...{ name: "document-compare", address: `/archive/${at.minutes}/compare` },
    heading: "What changed: minutes-2030-02",
    caption: "Two versions of a document, word by word.",
  },
  {
    ...{ name: "conduct", address: "/conduct", heading: "Conduct" },
    caption: "The Code of Conduct in force.",
  },
  {
    ...{ name: "conduct-cases", address: "/conduct?part=cases", heading: "Conduct" },
    caption: "Cases of conduct; nobody is named before a decision.",
  },
  {
    ...{ name: "case", address: `/conduct/cases/${at.sanctioned}`, heading: /^Case / },
    caption: "A case that was decided.",
  },
  {
    ...{ name: "members", address: "/members", heading: "Members" },
    caption: "The members: balance of the groups, growth, and the roll.",
  },
  {
    ...{ name: "member", address: `/members/${at.member}`, heading: "Member" },
    caption: "One member: seat, offices, motions.",
  },
  {
    ...{ name: "connection", address: "/connection", heading: "Connection" },
    caption: "Where this page reads from; anybody may choose other relays and nodes.",
  },
  {
    ...{ name: "audit", address: "/audit", heading: "Audit" },
    async prepare(page) {
      await page.getByRole("button", { name: "Begin the audit" }).click();
      await page.getByText(/^PASS: everything was looked at/).waitFor({ timeout: 240_000 });
    },
    caption: "The audit: this browser has counted everything again from the chain itself.",
  },
];
