import type { Mutant } from "../mutant.js";

const ELECTORATE_SOURCE = "contracts/membership/Electorate.sol";
const PAST_VOTES = "test/membership/past-votes.test.ts";
const AFTER_LEAVING = "test/membership/after-leaving.test.ts";
const LEAVE = "test/membership/leave.test.ts";

export const ELECTORATE: readonly Mutant[] = [
  {
    id: "vote-in-the-second-of-leaving",
    file: ELECTORATE_SOURCE,
    find: "return leftAt == 0 || timepoint < leftAt ? number : 0;",
    replace: "return leftAt == 0 || timepoint <= leftAt ? number : 0;",
    why: "A vote ends in the second its holder leaves.",
    tests: [AFTER_LEAVING],
  },
  {
    id: "batched-vote-in-the-second-of-leaving",
    file: ELECTORATE_SOURCE,
    find: "let present := lt(timepoint, and(voter, 0xffffffffffff))",
    replace: "let present := iszero(gt(timepoint, and(voter, 0xffffffffffff)))",
    why: "A batch sees the same electorate as a single ballot.",
    tests: [PAST_VOTES],
  },
  {
    id: "former-vote-in-the-second-of-leaving",
    file: "contracts/libraries/VoterRecord.sol",
    find: "timepoint < uint48(record)",
    replace: "timepoint <= uint48(record)",
    why: "A vote ends in the second its holder leaves, also when they come back later.",
    tests: [PAST_VOTES],
  },
  {
    id: "former-votes-lost",
    file: ELECTORATE_SOURCE,
    find: "return former != 0 && VoterRecord.holds(_voters[former], timepoint) ? former : 0;",
    replace: "return 0 * former;",
    why: "Coming back does not change what somebody's vote was before.",
    tests: [PAST_VOTES],
  },
  {
    id: "former-number-kept",
    file: "contracts/membership/Membership.sol",
    find: "voterNumber: 0,",
    replace: "voterNumber: former.voterNumber,",
    why: "Whoever comes back starts without a vote.",
    tests: [AFTER_LEAVING],
  },
  {
    id: "electorate-never-shrinks",
    file: ELECTORATE_SOURCE,
    find: "_electorate.push(clock(), uint208(voterCount() - 1));",
    replace: "",
    why: "Who leaves no longer counts towards any quorum.",
    tests: [LEAVE],
  },
];
