import { type CoalitionFile, formatDuration } from "../../core/coalition/index.js";
import { countOf, formatCount } from "../../core/format/index.js";
import type { RulesSection } from "./summary.js";

export function membershipRules({ membership, founders }: CoalitionFile): RulesSection {
  const { groups, waitingPeriod, joinsPerDay, admission } = membership;
  return {
    title: "Membership",
    lines: [
      "Anybody may join, free of charge, by accepting the Code of Conduct and naming a group. One person, one seat, one vote.",
      `Groups: ${groups.join(", ")}.`,
      `A member may speak at once, and becomes a voter after ${formatDuration(waitingPeriod)}${
        admission.policy === "vouches"
          ? ` and with ${countOf(admission.vouches, "vouch", "vouches")} of voters`
          : ""
      }; anybody may enrol whoever is due.`,
      `About ${formatCount(joinsPerDay)} people can join in a day. The coalition began with ${countOf(founders.length, "founder")}.`,
      "A member may leave at any time. Only a fundamental motion removes anybody.",
    ],
  };
}
