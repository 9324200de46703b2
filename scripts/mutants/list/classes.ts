import type { Mutant } from "../mutant.js";

const MOTIONS = "contracts/governance/GovernorMotions.sol";
const RULEBOOK = "contracts/governance/Rulebook.sol";
const CLASSES_TEST = "test/governance/CoalitionGovernor.classes.test.ts";
const LISTING = "test/governance/Rulebook.ordinary-calls.test.ts";

export const CLASSES: readonly Mutant[] = [
  {
    id: "unknown-call-ordinary",
    file: RULEBOOK,
    find: "if (!plain || !isOrdinaryCall[targets[i]][bytes4(calldatas[i])])",
    replace: "if (!plain)",
    why: "A call that is not listed as ordinary is fundamental.",
    tests: [CLASSES_TEST],
  },
  {
    id: "payment-ordinary",
    file: RULEBOOK,
    find: "values[i] == 0 && ",
    replace: "",
    why: "A call that sends value is fundamental.",
    tests: [CLASSES_TEST],
  },
  {
    id: "class-of-the-first-call",
    file: RULEBOOK,
    find: "i < targets.length && class == MotionClass.Ordinary",
    replace: "i < 1 && class == MotionClass.Ordinary",
    why: "One fundamental call makes the whole motion fundamental.",
    tests: [CLASSES_TEST],
  },
  {
    id: "call-to-the-governor-ordinary",
    file: RULEBOOK,
    find: " && targets[i] != governor;",
    replace: ";",
    why: "A call to the governor is fundamental, even if the founding listed it.",
    tests: [LISTING],
  },
  {
    id: "anything-may-be-listed-ordinary",
    file: RULEBOOK,
    find: "if (neverOrdinary) revert RulebookNeverOrdinary(target);",
    replace: "",
    why: "What holds rules, roles or seats is never called by an ordinary motion.",
    tests: [LISTING],
  },
  {
    id: "fundamental-in-ordinary-time",
    file: "contracts/governance/GovernorFiling.sol",
    find: "(rules.discussion, rules.voting);",
    replace: "(_rulesInUse().discussion, _rulesInUse().voting);",
    why: "A fundamental motion has the discussion and vote of its class.",
    tests: [CLASSES_TEST],
  },
  {
    id: "fundamental-after-an-ordinary-delay",
    file: MOTIONS,
    find: "return _motions[proposalId].rules.timelock;",
    replace: "return 0 * proposalId;",
    why: "A motion waits in the timelock as long as its class says.",
    tests: ["test/governance/CoalitionGovernor.execution.test.ts"],
  },
];
