import { type CoalitionFile, formatDuration } from "../../core/coalition/index.js";
import { countOf } from "../../core/format/index.js";
import type { RulesSection } from "./summary.js";

export function conductRules({ conduct }: CoalitionFile): RulesSection {
  const days = (name: keyof typeof conduct) => formatDuration(conduct[name]);
  return {
    title: "Conduct",
    lines: [
      `Two conduct officers decide a report after the ${days("replyWindow")} for a reply, within ${days("decisionPeriod")} of the report; undecided it lapses. One member may have ${countOf(conduct.reportCap, "undecided report")}.`,
      `The ladder, one step at a time: public notice; posting suspended for ${days("suspension")} at most; for ${days("longSuspension")} at most; by a motion of the members for ${days("yearSuspension")} at most. A step counts for ${days("ladderMemory")}. Every suspension ends by itself; seat and vote are never touched.`,
      `The person concerned, or ${countOf(conduct.appealVoters, "voter")} together, may appeal within ${days("appealWindow")}; the panel has ${days("hearingPeriod")}, and its silence lifts the sanction.`,
      `In an emergency one officer holds posts back for ${days("hold")}, once in a case. Whoever has not accepted a new Code of Conduct after ${days("codeGrace")} cannot post until doing so.`,
    ],
  };
}
