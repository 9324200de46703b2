import type { ElectionPhase, ElectionRecord } from "../../core/elections/index.js";
import { listInWords } from "../../core/format/index.js";

/** The lines that say which election this is and where it stands, for the preview of every verb about one. */
export function introduceElection(
  { id, office, seats }: Pick<ElectionRecord, "id" | "office" | "seats">,
  { sentence }: ElectionPhase,
): string[] {
  const which = `seat${seats.length === 1 ? "" : "s"} ${listInWords(seats.map(String), "and")}`;
  return [`  Election to ${office}, ${which} (${id})`, `  ${sentence}`];
}

/** The command that takes, or allows, the next step of an election; for the line that says what comes next. */
export function nextCommand({ id }: Pick<ElectionRecord, "id">, phase: ElectionPhase): string {
  const name = id.slice(0, 10);
  switch (phase.stage) {
    case "nominations":
      return `nominate ${name} <address>`;
    case "acceptance":
      return `accept ${name} --statement <file> --conflicts "none"`;
    case "reckoning":
    case "opening":
      return `proceed ${name}`;
    case "campaign":
      return `elections ${name}`;
    case "ballot":
      return `ballot ${name}`;
    case "closing":
    case "counting":
      return `count ${name}`;
    case "provisional":
      return `challenge ${name} --reason <text>`;
    case "seating":
      return `seat ${name}`;
    default:
      return `tally ${name}`;
  }
}
