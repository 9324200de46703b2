import {
  electionPhase,
  isOver,
  readDue,
  readElections,
  readOffices,
  type Office,
} from "../../../core/elections/index.js";
import { countOf, formatAddress, formatDate, formatMoment } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { officeResult } from "../../elections/office-result.js";

export const officeList = defineCommand({
  name: "office list",
  describe: "list the offices, who holds them until when, and when the next election is due",
  examples: ["office list", "office list --json"],
  access: "reads",
  async run(context) {
    const contracts = await context.contracts();
    const { fromBlock } = await context.deployment();
    const { output } = context;
    const [offices, elections, now] = await Promise.all([
      readOffices(contracts),
      readElections(contracts, { fromBlock }),
      contracts.governor.clock(),
    ]);
    const listed = await Promise.all(
      offices.map(async (office) => {
        const due = office.open ? await readDue(contracts, office.id) : undefined;
        const latest = elections.findLast(({ officeId }) => officeId === office.id);
        const phase = latest && electionPhase(latest, now);
        const running =
          latest !== undefined && phase !== undefined && !isOver(phase.stage)
            ? { election: latest, phase }
            : undefined;
        return { office, due, running };
      }),
    );
    if (offices.length > 0)
      output.table(["Office", "Seat", "Holder", "Until", "Then"], offices.flatMap(rows));
    for (const { office, due, running } of listed) {
      const { name } = office;
      if (running !== undefined) {
        output.line(
          `${name}: election ${running.election.id.slice(0, 10)}. ${running.phase.sentence}`,
        );
        continue;
      }
      if (due === undefined) output.line(`${name}: closed.`);
      else if (due.seats.length > 0)
        output.line(
          `${name}: anyone may now call an election of ${countOf(due.seats.length, "seat")}: npm run dao -- office call ${name}`,
        );
      else if (due.at !== undefined)
        output.line(`${name}: the next election may be called from ${formatMoment(due.at)} on.`);
    }
    output.line(`${countOf(offices.length, "office")}.`);
    return { offices: listed.map(officeResult) };
  },
});

function rows({ name, seats }: Office): string[][] {
  return seats.map(({ seat, holder, next }, place) => [
    place === 0 ? name : "",
    String(seat),
    holder === undefined ? "vacant" : formatAddress(holder.account),
    holder === undefined ? "" : formatDate(holder.until),
    next === undefined ? "" : `${formatAddress(next.account)} until ${formatDate(next.ends)}`,
  ]);
}
