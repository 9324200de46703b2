import { countOf, formatDate, onOneLine } from "../../core/format/index.js";
import { readCandidates, readMembers, type SeatRecord } from "../../core/members/index.js";
import { defineCommand } from "../cli/command.js";
import { flag } from "../cli/inputs.js";

export const members = defineCommand({
  name: "members",
  describe: "list the members, their groups and who votes",
  examples: ["members", "members --former --json"],
  access: "reads",
  options: { former: flag("--former", "also seats that were given up") },
  async run(context, { former }) {
    const contracts = await context.contracts();
    const { fromBlock } = await context.deployment();
    const [seats, candidates] = await Promise.all([
      readMembers(contracts, { fromBlock }),
      readCandidates(contracts, { fromBlock }),
    ]);
    const shown = seats.filter(({ status }) => former || status !== "former");
    const waiting = new Map(candidates.map(({ account, reason }) => [account, reason]));
    context.output.table(
      ["Account", "Group", "Joined", "Standing"],
      shown.map((seat) => [
        seat.account,
        onOneLine(seat.group.name),
        formatDate(seat.joinedAt),
        standing(seat, waiting.get(seat.account)),
      ]),
    );
    const groups = countGroups(seats);
    const held = seats.filter(({ status }) => status !== "former");
    const voters = held.filter(({ status }) => status === "voter").length;
    context.output.line(`${countOf(held.length, "member")}, ${countOf(voters, "voter")}.`);
    for (const { name, members: count } of groups)
      context.output.line(`  ${onOneLine(name)}: ${count}`);
    return { members: shown, groups, memberCount: held.length, voterCount: voters };
  },
});

function standing({ status, voter, left }: SeatRecord, reason: string | undefined): string {
  if (voter !== undefined && left === undefined) return `voter number ${voter.number}`;
  if (left !== undefined) return `${left.how} ${formatDate(left.at)}`;
  return reason === undefined ? status : `waiting: ${reason}`;
}

function countGroups(seats: readonly SeatRecord[]) {
  const groups = new Map<string, number>();
  for (const { group, status } of seats) {
    groups.set(group.name, (groups.get(group.name) ?? 0) + (status === "former" ? 0 : 1));
  }
  return [...groups].map(([name, members]) => ({ name, members }));
}
