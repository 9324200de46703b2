import {
  type CoalitionFile,
  electionLead,
  formatDuration,
  formatPercentage,
} from "../../core/coalition/index.js";
import { countOf, formatDate } from "../../core/format/index.js";
import { apartFrom, seatsOf } from "./seats.js";
import type { RulesSection } from "./summary.js";

const METHODS = {
  schulze: "ranking, in pairs",
  approval: "ranking above “none”",
} as const;

export function electionRules(file: CoalitionFile): RulesSection[] {
  const { offices, elections } = file;
  const { challengeFloor, challengeShare, challengeHold, holdOver, seconds } = elections;
  const days = (name: keyof typeof elections) => formatDuration(elections[name]);
  return [
    {
      title: "Offices",
      lines: [],
      table: {
        head: [
          "Office",
          "Seats (by end of term)",
          "Term",
          "In a row",
          "First term",
          "Elected by",
          "Not with",
        ],
        rows: offices.map((office) => [
          office.name,
          seatsOf(office),
          formatDuration(office.term),
          String(office.termsInRow),
          formatDate(BigInt(office.firstTerm)),
          METHODS[office.method],
          apartFrom(office, offices).join(", ") || "–",
        ]),
      },
    },
    {
      title: "Elections",
      lines: [
        `Anybody may call one when a seat is vacant or its term ends within ${formatDuration(electionLead(elections))}. It goes: nominations ${days("nominations")}, acceptance ${days("acceptance")}, campaign ${days("campaign")}, ballot ${days("ballot")}, challenge ${days("challenge")}; ${days("extension")} more if candidates are too few, twice at most.`,
        `A nominee needs ${countOf(seconds, "second")} and must accept. "None of these" is on every ballot. The quorum is that of ordinary motions.`,
        `${formatPercentage(challengeShare)} of the electorate, and at least ${countOf(challengeFloor, "voter")}, can hold a result for ${formatDuration(challengeHold)}, so that a motion can annul it. Where two ballots miss the quorum, officers stay ${formatDuration(holdOver)} at most.`,
      ],
    },
  ];
}
