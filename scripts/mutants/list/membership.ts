import type { Mutant } from "../mutant.js";

const file = "contracts/membership/Membership.sol";
const JOIN = "test/membership/join.test.ts";
const ENROL = "test/membership/enrol.test.ts";
const BUCKET = "test/membership/join-bucket.test.ts";
const SOULBOUND = "test/membership/soulbound.test.ts";

export const MEMBERSHIP: readonly Mutant[] = [
  {
    id: "joined-under-another-code",
    file,
    find: "if (codeVersion != current) revert MembershipWrongCodeVersion(codeVersion, current);\n        if (!_joins",
    replace: "if (!_joins",
    why: "Whoever joins accepts the Code of Conduct in force.",
    tests: [JOIN],
  },
  {
    id: "joins-without-limit",
    file,
    find: "if (!_joins.tryConsume(JOIN_BUCKET, 1)) revert MembershipJoinsExhausted(joinsPerDay);",
    replace: "",
    why: "No more people join in a day than the rules allow.",
    tests: [BUCKET],
  },
  {
    id: "refilled-joins-forgotten",
    file,
    find: "if (previous != 0) _joins.sync(JOIN_BUCKET);",
    replace: "",
    why: "A new limit leaves alone what had refilled under the old one.",
    tests: [BUCKET],
  },
  {
    id: "two-seats",
    file,
    find: "if (former.joinedAt != 0 && former.leftAt == 0) revert MembershipAlreadyMember(account);",
    replace: "",
    why: "Every member has one seat.",
    tests: [JOIN],
  },
  {
    id: "enrolled-without-waiting",
    file,
    find: "if (due == 0 || due >= clock() || !_admits(accounts[i])) continue;",
    replace: "if (due == 0 || !_admits(accounts[i])) continue;",
    why: "A member waits before becoming a voter.",
    tests: [ENROL],
  },
  {
    id: "enrolled-a-second-early",
    file,
    find: "due >= clock()",
    replace: "due > clock()",
    why: "The waiting period is over when its last second is: nobody who joins with a motion votes on it.",
    tests: [ENROL],
  },
  {
    id: "admission-not-asked",
    file,
    find: " || !_admits(accounts[i])) continue;",
    replace: ") continue;",
    why: "Nobody is enrolled against the admission policy.",
    tests: [ENROL],
  },
  {
    id: "failing-admission-admits",
    file,
    find: "} catch {\n            return false;",
    replace: "} catch {\n            return true;",
    why: "An admission policy that fails admits nobody.",
    tests: [ENROL],
  },
  {
    id: "seat-transferred",
    file: "contracts/membership/SoulboundSeat.sol",
    find: "function transferFrom(address, address, uint256) external pure {\n        revert MembershipSoulbound();",
    replace:
      "function transferFrom(address from, address to, uint256) external {\n        _seats[to] = _seats[from];\n        delete _seats[from];",
    why: "A seat never changes hands.",
    tests: [SOULBOUND],
  },
  {
    id: "vote-delegated-by-signature",
    file: "contracts/membership/Electorate.sol",
    find: "bytes32, bytes32) external pure {\n        revert MembershipSoulbound();",
    replace: "bytes32, bytes32) external {",
    why: "Every voter votes in person.",
    tests: [SOULBOUND],
  },
  {
    id: "removed-by-anyone",
    file,
    find: "if (msg.sender != _timelock) revert MembershipUnauthorized(msg.sender);",
    replace: "",
    why: "A member is removed by motion alone.",
    tests: ["test/membership/remove.test.ts"],
  },
];
