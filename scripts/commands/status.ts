import { electionPhase, isOver, readElections } from "../../core/elections/index.js";
import { readCandidates } from "../../core/members/index.js";
import {
  countOf,
  formatMoment,
  formatMotionId,
  onOneLine,
  shortMotionId,
} from "../../core/format/index.js";
import { readMotions, type Motion } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import { electionSummary } from "../elections/election-result.js";
import { presentElections, electionSteps } from "../status/running-elections.js";
import { nextSteps } from "../status/next-steps.js";
import { readRollCounts } from "../status/roll-counts.js";

/** Phases in which a motion is over. */
const OVER: ReadonlySet<string> = new Set(["lapsed", "cancelled", "defeated", "executed"]);

export const status = defineCommand({
  name: "status",
  describe: "show the coalition on one screen, and what can be done next",
  examples: ["status", "status --network sepolia --json"],
  access: "reads",
  async run(context) {
    const { output } = context;
    const { path, file } = await context.coalition();
    const { provider } = await context.network();
    const { id, addresses, fromBlock } = await context.deployment();
    const contracts = await context.contracts();
    const block = await provider.getBlock("latest");
    if (block === null) throw new Error("the chain has no latest block");
    const range = { fromBlock, toBlock: block.number };
    const [roll, candidates, motions, called] = await Promise.all([
      readRollCounts(contracts.membership, block.number),
      readCandidates(contracts, range),
      readMotions(contracts, range),
      readElections(contracts, range),
    ]);
    const elections = called
      .map((election) => ({ election, phase: electionPhase(election, BigInt(block.timestamp)) }))
      .filter(({ phase }) => !isOver(phase.stage));
    const live = motions.filter(({ phase }) => !OVER.has(phase.phase));
    const ready = candidates.filter((each) => each.ready).length;
    const next = [...nextSteps(live, ready), ...electionSteps(elections)];

    output.line(`${file.name} (${file.shortName}) of ${path}, deployment ${id}`);
    output.line(
      `Directory ${addresses.directory}; block ${block.number} at ${formatMoment(block.timestamp)}`,
    );
    output.line();
    output.line(
      `${roll.total} members: ${roll.voters} voters, ${roll.total - roll.voters} waiting, of whom ${ready} can be enrolled now`,
    );
    output.table(
      ["Stakeholder group", "Members"],
      roll.groups.map(({ name, members }) => [onOneLine(name), String(members)]),
    );
    output.line(`${countOf(motions.length, "motion")} so far, ${live.length} under way`);
    if (live.length > 0)
      output.table(["Motion", "Title", "Class", "Phase", "Until", "For", "Against"], live.map(row));
    presentElections(output, called.length, elections);
    output.line("What can be done next:");
    for (const { command, why } of next) output.line(`  npm run dao -- ${command}\n      ${why}`);

    return {
      coalition: { name: file.name, shortName: file.shortName, file: path },
      deployment: id,
      addresses,
      block: { number: block.number, timestamp: block.timestamp },
      members: { ...roll, waiting: roll.total - roll.voters, enrollable: ready },
      motions: { all: motions.length, live: live.map(summary) },
      elections: {
        all: called.length,
        live: elections.map(({ election, phase }) => electionSummary(election, phase)),
      },
      next,
    };
  },
});

function row({ id, title, class: motionClass, phase, votes }: Motion): string[] {
  return [
    shortMotionId(id),
    onOneLine(title).slice(0, 40),
    motionClass,
    phase.phase,
    phase.until === undefined ? "" : formatMoment(phase.until),
    String(votes.for),
    String(votes.against),
  ];
}

function summary({
  id,
  title,
  class: motionClass,
  phase,
  votes,
  quorum,
  secondsGiven,
  secondsNeeded,
}: Motion) {
  return {
    id: formatMotionId(id),
    title,
    class: motionClass,
    phase: phase.phase,
    until: phase.until === undefined ? null : Number(phase.until),
    votes: {
      for: Number(votes.for),
      against: Number(votes.against),
      abstain: Number(votes.abstain),
    },
    quorum: Number(quorum),
    seconds: { given: secondsGiven, needed: secondsNeeded },
  };
}
