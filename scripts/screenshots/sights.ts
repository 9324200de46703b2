/** What there is to be shown, by ids as they stand in addresses. */
export interface Sights {
  list: string;
  thread: string;
  document: string;
  member: string;
  /** Motions. */
  voting: string;
  discussed: string;
  executed: string;
  /** Elections. */
  balloting: string;
  elected: string;
  /** A case that was decided. */
  sanctioned: string;
}

/** One picture. */
export interface Sight {
  /** Of the file, without its ending. */
  name: string;
  /** What can be seen, for whoever cannot. */
  title: string;
  /** After the `#`. */
  address: string;
  /** A button to be pressed, and what is there then. */
  press?: { button: string; then: string };
}

/** What everybody sees. */
export const publicSights = (at: Sights): Sight[] => [
  { name: "home", title: "The front page", address: "/" },
  { name: "motions", title: "Motions", address: "/motions" },
  {
    name: "motion-passed",
    title: "A motion that passed as amended",
    address: `/motions/${at.executed}`,
  },
  {
    name: "motion-discussed",
    title: "A motion in discussion",
    address: `/motions/${at.discussed}`,
  },
  { name: "elections", title: "Elections", address: "/elections" },
  { name: "election-over", title: "An election that is over", address: `/elections/${at.elected}` },
  { name: "offices", title: "Offices and their seats", address: "/offices" },
  { name: "lists", title: "Mailing lists", address: "/lists" },
  { name: "list", title: "The threads of a list", address: `/lists/${at.list}` },
  { name: "thread", title: "A thread", address: `/posts/${at.thread}` },
  { name: "archive", title: "The archive", address: "/archive" },
  { name: "document", title: "A document and its renditions", address: `/archive/${at.document}` },
  { name: "conduct", title: "The code of conduct and its cases", address: "/conduct" },
  { name: "case", title: "A case that was decided", address: `/conduct/cases/${at.sanctioned}` },
  { name: "members", title: "The members", address: "/members" },
  { name: "member", title: "One member", address: `/members/${at.member}` },
  { name: "join", title: "Joining", address: "/join" },
  { name: "connection", title: "Where this page reads from", address: "/connection" },
  {
    ...{ name: "audit", title: "The audit in the browser", address: "/audit" },
    press: { button: "Begin the audit", then: "main h2 >> nth=2" },
  },
];

/** What a member sees beside that, with the test wallet. */
export const memberSights = (at: Sights): Sight[] => [
  {
    name: "motion-vote",
    title: "Voting by ranking, with an amendment",
    address: `/motions/${at.voting}`,
  },
  { name: "motion-new", title: "Filing a motion", address: "/motions/new" },
  {
    name: "election-ballot",
    title: "The ballot of an election",
    address: `/elections/${at.balloting}`,
  },
  { name: "post-new", title: "Writing to a list", address: `/lists/${at.list}/new` },
  { name: "deposit", title: "Putting a document into the archive", address: "/archive/deposit" },
  { name: "report", title: "Reporting a post", address: `/conduct/report/${at.thread}` },
  { name: "desk", title: "The desk of the conduct officers", address: "/conduct/desk" },
  { name: "me", title: "My seat", address: "/me" },
];

/** The same on a small dark screen in a language that runs from right to left. */
export const smallSights = (at: Sights): Sight[] =>
  [
    { name: "home", title: "The front page", address: "/" },
    {
      name: "motion-passed",
      title: "A motion that passed as amended",
      address: `/motions/${at.executed}`,
    },
    { name: "thread", title: "A thread", address: `/posts/${at.thread}` },
    { name: "join", title: "Joining", address: "/join" },
  ].map((each) => ({
    ...each,
    name: `${each.name}-ar-dark`,
    title: `${each.title}, in Arabic, dark, 320 pixels wide`,
  }));
