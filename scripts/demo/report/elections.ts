import { formatDate, shortAddress } from "../../../core/format/index.js";
import type { Output } from "../../cli/output.js";
import type { ElectionRow } from "../verify/elections.js";
import { matrixTable } from "./matrix.js";
import { tick } from "./tick.js";

/** All elections; then, of each that came to a ballot, who is preferred to whom, and why it ended so. */
export function reportElections(elections: readonly ElectionRow[], output: Output): void {
  if (elections.length === 0) return;
  output.line("\nElections, recounted from the ballots on chain");
  output.table(
    ["office", "called", "seats", "nominees", "ballots", "quorum", "seated", "outcome", "recount"],
    elections.map((election) => [
      election.office,
      formatDate(election.calledAt),
      String(election.seats.length),
      String(election.nominees.length),
      String(election.ballots),
      String(election.quorum),
      election.seated.map(seatOf).join("\n"),
      election.stage,
      tick(election.agrees),
    ]),
  );
  for (const { office, labels, preferred, explanation } of elections) {
    if (preferred.length === 0) continue;
    output.line(`\nThe election to ${office}: so many ballots rank the row above the column`);
    matrixTable(output, labels, preferred);
    output.line(explanation);
  }
}

const seatOf = ({ account, seat, until }: ElectionRow["seated"][number]) =>
  `${shortAddress(account)} on seat ${seat} until ${formatDate(until)}`;
