import type { Mutant } from "../mutant.js";

const RULEBOOK = "contracts/governance/Rulebook.sol";
const BOUNDS = "test/governance/Rulebook.bounds.test.ts";
const RULEBOOK_TEST = "test/governance/Rulebook.test.ts";

export const RULES: readonly Mutant[] = [
  {
    id: "rules-set-by-anyone",
    file: RULEBOOK,
    find: "if (msg.sender != _timelock) revert RulebookUnauthorized(msg.sender);",
    replace: "",
    why: "Rules change by motion alone.",
    tests: [RULEBOOK_TEST],
  },
  {
    id: "discussion-beyond-the-waiting-period",
    file: RULEBOOK,
    find: "Math.min(MAX_DISCUSSION, _membership.waitingPeriod())",
    replace: "MAX_DISCUSSION",
    why: "A discussion is no longer than newcomers wait, so nobody joins to vote on what is under way.",
    tests: [BOUNDS],
  },
  {
    id: "waiting-period-below-the-discussion",
    file: "contracts/membership/Membership.sol",
    find: "_setWaitingPeriod(newPeriod, rulebook.longestDiscussion());",
    replace: "_setWaitingPeriod(newPeriod, 1 days);",
    why: "Newcomers wait no shorter than the longest discussion.",
    tests: ["test/membership/after-filing.test.ts"],
  },
  {
    id: "former-discussion-forgotten",
    file: RULEBOOK,
    find: "return block.timestamp <= _formerDiscussionUntil ? Math.max(longest, _formerDiscussion) : longest;",
    replace: "return longest;",
    why: "A longer discussion binds until the last motion filed under it is past it.",
    tests: ["test/membership/after-filing.test.ts"],
  },
  {
    id: "quorum-floor-out-of-reach",
    file: RULEBOOK,
    find: "Math.min(MAX_QUORUM_FLOOR, _membership.voterCount())",
    replace: "MAX_QUORUM_FLOOR",
    why: "A quorum floor is never set above the number of voters.",
    tests: [BOUNDS],
  },
  {
    id: "quorum-share-without-bounds",
    file: RULEBOOK,
    find: '_requireBounds("quorumShare", rules.quorumShare, MIN_QUORUM_SHARE, MAX_QUORUM_SHARE);',
    replace: "",
    why: "The quorum's share stays between 1 % and 50 %.",
    tests: [BOUNDS],
  },
];
