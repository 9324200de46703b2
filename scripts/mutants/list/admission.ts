import type { Mutant } from "../mutant.js";

const file = "contracts/membership/VouchAdmission.sol";
const VOUCH = "test/membership/vouch.test.ts";
const ADMISSION_TEST = "test/membership/admission-by-vouches.test.ts";

export const ADMISSION: readonly Mutant[] = [
  {
    id: "vouch-outlives-its-voter",
    file,
    find: "if (membership.isVoter(vouchers[i])) counted[count++] = vouchers[i];",
    replace: "if (vouchers[i] != address(0)) counted[count++] = vouchers[i];",
    why: "A vouch counts while its giver is a voter.",
    tests: [ADMISSION_TEST],
  },
  {
    id: "vouch-of-a-stranger",
    file,
    find: "if (!membership.isVoter(voter)) revert VouchAdmissionNotVoter(voter);",
    replace: "",
    why: "Only voters vouch.",
    tests: [VOUCH],
  },
  {
    id: "vouched-twice-by-one",
    file,
    find: "if (vouchers[i] == voter) revert VouchAdmissionAlreadyVouched(voter, candidate);",
    replace: "",
    why: "Every voter vouches for a member once.",
    tests: [VOUCH],
  },
  {
    id: "vouch-outlives-its-seat",
    file,
    find: "return SeatId.pack(account, seat.seatNumber);",
    replace: "return SeatId.pack(account, 1);",
    why: "Whoever leaves and comes back starts without vouches.",
    tests: [ADMISSION_TEST],
  },
];
