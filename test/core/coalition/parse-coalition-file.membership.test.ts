import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { GROUPS, refuses } from "./sample-file.js";

const [first = "", second = ""] = DEVELOPMENT_ACCOUNTS;

describe("parseCoalitionFile: membership and founders", () => {
  refuses([
    [
      "spaces around a group",
      ["membership", "groups", 0],
      " government",
      "membership.groups[0]",
      /spaces/,
    ],
    [
      "an unknown policy",
      ["membership", "admission"],
      { policy: "closed" },
      "membership.admission.policy",
      /"open" or "vouches"/,
    ],
    [
      "vouches under the open policy",
      ["membership", "admission"],
      { policy: "open", vouches: 2 },
      "membership.admission",
      /only the policy "vouches"/,
    ],
    [
      "a group twice in other letters",
      ["membership", "groups"],
      [...GROUPS, "Academia"],
      "membership.groups[3]",
      /twice/,
    ],
    [
      "waiting shorter than discussion",
      ["membership", "waitingPeriod"],
      "9 days",
      "membership.waitingPeriod",
      /shorter than the longest discussion, 10 days/,
    ],
    ["a founder's name", ["founders", 0, "name"], "Somebody", "founders[0]", /without names/],
    ["a founder twice", ["founders", 0, "address"], second, "founders[1].address", /twice/],
    [
      "an address without checksum",
      ["founders", 0, "address"],
      first.toLowerCase(),
      "founders[0].address",
      new RegExp(`write ${first}`),
    ],
    [
      "an address with a wrong checksum",
      ["founders", 0, "address"],
      first.replace("f39F", "F39f"),
      "founders[0].address",
      /mistyped/,
    ],
    [
      "an ENS name",
      ["founders", 0, "address"],
      "somebody.eth",
      "founders[0].address",
      /not an address/,
    ],
    [
      "the zero address",
      ["founders", 0, "address"],
      `0x${"0".repeat(40)}`,
      "founders[0].address",
      /nobody/,
    ],
    [
      "an unknown group",
      ["founders", 0, "group"],
      "martians",
      "founders[0].group",
      /none of the groups/,
    ],
    [
      "two groups only",
      ["founders"],
      DEVELOPMENT_ACCOUNTS.slice(0, 5).map((address, i) => ({ address, group: GROUPS[i % 2] })),
      "founders",
      /2 is out of bounds.*required/,
    ],
  ]);
});
