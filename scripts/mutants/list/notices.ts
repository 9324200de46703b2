import type { Mutant } from "../mutant.js";

const file = "contracts/governance/Notices.sol";
const ARCHIVE = "contracts/archive/Archive.sol";
const NOTICES_TEST = "test/governance/Notices.test.ts";
const POLLS = "test/archive/polls.test.ts";

/** Decisions by consent, and polls. */
export const NOTICES: readonly Mutant[] = [
  {
    id: "notice-passes-unseconded",
    file: "contracts/governance/GovernorMotions.sol",
    find: "return word0.has(MotionFlags.SECONDED) ? current",
    replace: "return word0.has(MotionFlags.SECONDED | MotionFlags.CONSENT) ? current",
    why: "A notice needs its seconds, or it lapses.",
    tests: [NOTICES_TEST],
  },
  {
    id: "notice-of-something-fundamental",
    file: "contracts/governance/GovernorFiling.sol",
    find: "bool admitted = filing == Filing.Motion || ",
    replace: "bool admitted = filing == Filing.Motion || filing == Filing.Notice || ",
    why: "Nothing fundamental passes by consent.",
    tests: [NOTICES_TEST],
  },
  {
    id: "one-objection-more-than-needed",
    file,
    find: "if (given == sum.needed) _contest(proposalId);",
    replace: "if (given == sum.needed + 1) _contest(proposalId);",
    why: "As many objections as a notice says send it to a vote.",
    tests: [NOTICES_TEST],
  },
  {
    id: "objected-twice-by-one",
    file,
    find: "if (_objectors[proposalId].get(number)) revert NoticesAlreadyObjected(proposalId, objector);",
    replace: "",
    why: "Every voter objects to a notice once.",
    tests: [NOTICES_TEST],
  },
  {
    id: "objection-after-the-notice",
    file,
    find: "if (gone || block.timestamp > notice.opensAt)",
    replace: "if (gone)",
    why: "Nobody objects to what has passed.",
    tests: [NOTICES_TEST],
  },
  {
    id: "contested-notice-passes-by-itself",
    file: "contracts/governance/GovernorMotions.sol",
    find: "_tallies[proposalId].words[0] |= MotionFlags.CONTESTED;",
    replace: "",
    why: "A contested notice passes by a vote or not at all.",
    tests: [NOTICES_TEST],
  },
  {
    id: "contested-without-time-to-read",
    file,
    find: "uint48(block.timestamp + _rulebook.deliberationRules().reading)",
    replace: "uint48(block.timestamp)",
    why: "The vote on a contested notice waits until the objections can be read.",
    tests: [NOTICES_TEST],
  },
  {
    id: "poll-recorded-before-its-end",
    file: ARCHIVE,
    find: "if (recorded || (!carried && !_isDefeated(governor, proposalId)))",
    replace: "if (recorded)",
    why: "A poll is recorded when it has a result.",
    tests: [POLLS],
  },
  {
    id: "poll-recorded-twice",
    file: ARCHIVE,
    find: "_polls.set(proposalId);",
    replace: "",
    why: "A poll has one record.",
    tests: [POLLS],
  },
];
