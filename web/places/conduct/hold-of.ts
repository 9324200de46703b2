import type { CaseDetail } from "../../reading/index.js";
import { sameAccount } from "./discretion.js";

/**
 * Until when posts are or were held back in an undecided case (seconds since 1970). A hold ends by the clock, or with
 * the part of the officer who placed it; a decision takes its place.
 */
export function holdOf({
  held,
  holder,
  outcome,
  events,
}: Pick<CaseDetail, "held" | "holder" | "outcome" | "events">): number | undefined {
  if (held === undefined || outcome !== "undecided") return undefined;
  const recusal = events.find(
    ({ name, by }) => name === "OfficerRecused" && sameAccount(by, holder),
  );
  return recusal === undefined ? held : Math.min(held, recusal.at);
}
