import type { Mutant } from "../mutant.js";

const NOMINATIONS = "contracts/elections/ElectionNominations.sol";
const ELECTIONS_SOURCE = "contracts/elections/Elections.sol";
const COUNTER = "contracts/elections/ElectionCount.sol";
const BOX = "contracts/elections/OpenBallotBox.sol";

const test = (name: string) => `test/elections/${name}.test.ts`;
const SECONDS = test("elections-nominations");
const ACCEPTANCE = test("elections-acceptance");
const COUNT = test("elections-count");
const CHALLENGE = test("elections-challenge");

export const ELECTIONS: readonly Mutant[] = [
  {
    id: "nominee-seconds-themself",
    file: NOMINATIONS,
    find: "if (voter == nominee || _offices.isOfficer(",
    replace: "if (_offices.isOfficer(",
    why: "Nobody seconds their own nomination.",
    tests: [SECONDS],
  },
  {
    id: "seconded-by-whoever-holds-the-office",
    file: NOMINATIONS,
    find: "voter == nominee || _offices.isOfficer(_elections[electionId].officeId, voter)",
    replace: "voter == nominee",
    why: "Who holds an office does not choose among successors.",
    tests: [SECONDS],
  },
  {
    id: "two-nominees-seconded-by-one",
    file: NOMINATIONS,
    find: "if (_seconded[electionId].get(number)) revert ElectionsAlreadySeconded(electionId, voter);",
    replace: "",
    why: "Every voter seconds one nominee of an election.",
    tests: [SECONDS],
  },
  {
    id: "accepted-without-seconds",
    file: NOMINATIONS,
    find: "if (given < needed) revert ElectionsSecondsMissing(electionId, nominee, given, needed);",
    replace: "",
    why: "A candidate has the seconds that are needed.",
    tests: [ACCEPTANCE],
  },
  {
    id: "candidacy-accepted-by-another",
    file: NOMINATIONS,
    find: "if (!nominee.isValid(_hashTypedDataV4(structHash), signature)) revert ElectionsInvalidSignature(nominee);",
    replace: "",
    why: "Nobody stands but by their own word.",
    tests: [ACCEPTANCE],
  },
  {
    id: "accepted-again-after-withdrawal",
    file: NOMINATIONS,
    find: "_removeCandidate(electionId, candidate, NomineeStatus.Withdrawn);",
    replace: "_removeCandidate(electionId, candidate, NomineeStatus.Nominated);",
    why: "An old signature does not bring back a candidate who withdrew.",
    tests: [ACCEPTANCE],
  },
  {
    id: "nominated-though-excluded",
    file: NOMINATIONS,
    find: "_requireStatus(electionId, nominee, NomineeStatus.None);\n        _requireEligible(electionId, nominee);",
    replace: "_requireStatus(electionId, nominee, NomineeStatus.None);",
    why: "Who may not hold the office is not nominated for it.",
    tests: [test("elections-seating")],
  },
  {
    id: "elected-below-ron",
    file: COUNTER,
    find: "if (Schulze.beats(paths, n, i, RON)) mask |= 1 << i;",
    replace: "mask |= 1 << i;",
    why: "Nobody is elected whom the ballots rank below re-opening nominations.",
    tests: [COUNT],
  },
  {
    id: "elected-at-par-with-ron",
    file: COUNTER,
    find: "if (Schulze.beats(paths, n, i, RON)) mask |= 1 << i;",
    replace: "if (!Schulze.beats(paths, n, RON, i)) mask |= 1 << i;",
    why: "Who is elected beats re-opening nominations; a tie with it is not enough.",
    tests: [COUNT],
  },
  {
    id: "stale-sequence-taken",
    file: BOX,
    find: "if (sequence <= stored) revert OpenBallotBoxStaleSequence(ballotId, voter, sequence, stored);",
    replace: "",
    why: "An older ballot never takes the place of a newer one.",
    tests: [test("ballot-box")],
  },
  {
    id: "stale-sequence-taken-in-a-batch",
    file: BOX,
    find: "if (sequence <= uint48(_ballots[ballotId][number] >> SEQUENCE_SHIFT)) {",
    replace: "if (false) {",
    why: "An older ballot never takes the place of a newer one, in a batch either.",
    tests: [test("ballot-box-signed")],
  },
  {
    id: "replaced-ballot-still-counted",
    file: BOX,
    find: "if (changes.replacedCount != 0) {",
    replace: "if (false) {",
    why: "A ballot that was replaced counts no more.",
    tests: [test("ballot-box")],
  },
  {
    id: "closed-before-the-end",
    file: ELECTIONS_SOURCE,
    find: "_requireStage(electionId, ElectionStage.Closing, ElectionStage.Closing);",
    replace: "_requireStage(electionId, ElectionStage.Ballot, ElectionStage.Closing);",
    why: "A ballot is open to its last second.",
    tests: [COUNT],
  },
  {
    id: "counted-before-the-close",
    file: ELECTIONS_SOURCE,
    find: "_requireStage(electionId, ElectionStage.Counting, ElectionStage.Counting);",
    replace: "_requireStage(electionId, ElectionStage.Closing, ElectionStage.Counting);",
    why: "Nothing is counted before the close has fixed the lots.",
    tests: [COUNT],
  },
  {
    id: "lots-of-the-counter",
    file: ELECTIONS_SOURCE,
    find: "bytes32 seed = blockhash(self.drawBlock);",
    replace: "bytes32 seed = blockhash(block.number - 1);",
    why: "Lots are fixed by the close: whoever counts cannot wait for better ones.",
    tests: [COUNT],
  },
  {
    id: "one-challenge-more-than-needed",
    file: ELECTIONS_SOURCE,
    find: "if (challenges < challengesNeeded(electionId)) return;",
    replace: "if (challenges <= challengesNeeded(electionId)) return;",
    why: "As many challenges as are needed hold a result.",
    tests: [CHALLENGE],
  },
  {
    id: "challenged-twice-by-one",
    file: ELECTIONS_SOURCE,
    find: "if (_challenged[electionId].get(number)) revert ElectionsAlreadyChallenged(electionId, voter);",
    replace: "",
    why: "Every voter challenges a result once.",
    tests: [CHALLENGE],
  },
  {
    id: "seated-before-the-window",
    file: ELECTIONS_SOURCE,
    find: "_requireStage(electionId, ElectionStage.Seating, ElectionStage.Seating);",
    replace: "_requireStage(electionId, ElectionStage.Provisional, ElectionStage.Seating);",
    why: "Nobody takes a seat while the result may be challenged.",
    tests: [CHALLENGE],
  },
  {
    id: "annulled-by-anyone",
    file: ELECTIONS_SOURCE,
    find: "function annul(bytes32 electionId, string calldata reason) external onlyTimelock {",
    replace: "function annul(bytes32 electionId, string calldata reason) external {",
    why: "A result is annulled by motion alone.",
    tests: [CHALLENGE],
  },
];
