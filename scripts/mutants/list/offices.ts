import type { Mutant } from "../mutant.js";

const file = "contracts/elections/Offices.sol";
const RECALLS_SOURCE = "contracts/elections/Recalls.sol";
const OFFICES_TEST = "test/elections/offices.test.ts";
const TERMS = "test/elections/offices-terms.test.ts";
const RECALL_VOTE = "test/elections/recalls-vote.test.ts";

export const OFFICES: readonly Mutant[] = [
  {
    id: "in-office-at-the-boundary",
    file,
    find: "block.timestamp >= term.until",
    replace: "block.timestamp > term.until",
    why: "A term is over in the second it ends.",
    tests: [OFFICES_TEST],
  },
  {
    id: "remainder-a-full-term",
    file: "contracts/libraries/TermCalendar.sol",
    find: "return uint48(time - ((time - origin) % term) + term);",
    replace: "return uint48(time + term);",
    why: "Whoever fills a vacancy serves the remainder of the term.",
    tests: [TERMS],
  },
  {
    id: "officer-again-after-rejoining",
    file,
    find: "return term.from != 0 && term.membershipSeat == _membershipSeat(account);",
    replace: "return term.from != 0 && _membershipSeat(account) != 0;",
    why: "Whoever leaves loses their offices, and coming back brings none.",
    tests: [OFFICES_TEST],
  },
  {
    id: "exclusion-not-asked",
    file,
    find: "if (_holdsExcluded(officeId, account, from)) return Eligibility.HoldsExcluded;",
    replace: "",
    why: "Nobody holds two offices that exclude each other.",
    tests: ["test/elections/elections-seating.test.ts"],
  },
  {
    id: "exclusion-not-asked-at-the-seat",
    file,
    find: "if (eligible != Eligibility.Eligible) return eligible;",
    replace:
      "if (eligible != Eligibility.Eligible && eligible != Eligibility.HoldsExcluded) return eligible;",
    why: "Exclusions hold when a seat is taken, whatever held when the candidate was nominated.",
    tests: ["test/elections/elections-seating.test.ts"],
  },
  {
    id: "one-term-in-a-row-more",
    file,
    find: "if (_inRow(term, from, terms) >= terms.termsInRow)",
    replace: "if (_inRow(term, from, terms) > terms.termsInRow)",
    why: "Nobody serves more terms in a row than the office allows.",
    tests: [TERMS],
  },
  {
    id: "recall-by-simple-majority",
    file: RECALLS_SOURCE,
    find: "votesFor >= 2 * votesAgainst;",
    replace: "votesFor > votesAgainst;",
    why: "A recall needs two to one.",
    tests: [RECALL_VOTE],
  },
  {
    id: "recall-without-quorum",
    file: RECALLS_SOURCE,
    find: "votesFor >= record.quorum && ",
    replace: "",
    why: "A recall needs its quorum.",
    tests: [RECALL_VOTE],
  },
  {
    id: "recalled-stands-again",
    file,
    find: "if (term.end == TermEnd.Recalled && term.ends > from) return Eligibility.Recalled;",
    replace: "",
    why: "Who was recalled does not come back for the rest of the term.",
    tests: [RECALL_VOTE],
  },
];
