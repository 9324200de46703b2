import type {
  ElectionPhase,
  ElectionRecord,
  Office,
  OfficeDue,
  OfficeTerm,
} from "../../core/elections/index.js";
import { electionSummary } from "./election-result.js";

const termResult = (term: OfficeTerm | undefined) =>
  term === undefined
    ? null
    : {
        account: term.account,
        from: Number(term.from),
        until: Number(term.until),
        ends: Number(term.ends),
        inRow: term.inRow,
      };

/** An office for machines. Times are timestamps in seconds. */
export function officeResult({
  office: { id, name, open, terms, excludes, seats },
  due,
  running,
}: {
  office: Office;
  due: OfficeDue | undefined;
  running: { election: ElectionRecord; phase: ElectionPhase } | undefined;
}) {
  return {
    id,
    name,
    open,
    terms: { ...terms, firstTermAt: Number(terms.firstTermAt) },
    excludes,
    seats: seats.map(({ seat, holder, next }) => ({
      seat,
      holder: termResult(holder),
      next: termResult(next),
    })),
    due:
      due === undefined
        ? null
        : { seats: due.seats, at: due.at === undefined ? null : Number(due.at) },
    election: running === undefined ? null : electionSummary(running.election, running.phase),
  };
}
