import type { Result } from "ethers";
import { formatCount, formatPeriod, quote, shortHash } from "../format/index.js";

type Sentence = (args: Result) => string;

/** What motions do to the lists, in one sentence each. */
export const LIST_SENTENCES: Readonly<Record<string, Sentence>> = {
  open: ({ name, purpose }) =>
    `Opens the list ${quote(String(name))}, or opens it again if it was closed, ${
      purpose === "" ? "without saying what for" : `for ${quote(String(purpose), 200)}`
    }`,
  close: ({ list }) =>
    `Closes the list ${shortHash(list as string)}: what is on it stays readable, nothing new comes in`,
};

/** What motions do to conduct, in one sentence each. */
export const CONDUCT_SENTENCES: Readonly<Record<string, Sentence>> = {
  setRules: ([rules]) => conductRules(rules as Result),
  // By position: a Result has a length of its own.
  suspend: ([caseId, length]) =>
    `Suspends for ${formatPeriod(length as bigint)} the posting of whom case ${shortHash(caseId as string)} is about, the highest rung there is; votes and seat stay`,
  reinstate: ({ caseId }) =>
    `Ends at once the suspension of case ${shortHash(caseId as string)}; the step stays on record`,
};

function conductRules(rules: Result): string {
  const period = (name: string) => formatPeriod(rules[name] as bigint);
  const count = (name: string) => formatCount(rules[name] as bigint);
  return [
    `Sets the rules of conduct for cases reported from then on: reply ${period("replyWindow")}`,
    `decision within ${period("decisionPeriod")}`,
    `appeal within ${period("appealWindow")}`,
    `hearing within ${period("hearingPeriod")}`,
    `a rung leads to the next for ${period("ladderMemory")}`,
    `suspensions of at most ${period("suspension")}, then ${period("longSuspension")}, by motion ${period("yearSuspension")}`,
    `emergency hold ${period("hold")}`,
    `a new Code of Conduct accepted within ${period("codeGrace")}`,
    `${count("appealVoters")} to appeal together for somebody else`,
    `at most ${count("reportCap")} undecided reports by one member`,
  ].join(", ");
}
