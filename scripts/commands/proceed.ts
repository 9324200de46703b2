import {
  electionPhase,
  isOver,
  readElections,
  type ElectionRecord,
} from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import { defineCommand } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { optionalArgument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { introduceElection } from "../elections/introduce-election.js";
import { openElection, reopen, type OpenedElection } from "../elections/open-election.js";
import { dueStep, takeStep } from "../elections/take-step.js";

export const proceed = defineCommand({
  name: "proceed",
  describe: "take every step that is due in an election, or in all of them; anyone may",
  examples: ["proceed", "proceed archivist --yes"],
  access: "signs",
  direct: true,
  arguments: {
    election: optionalArgument("[election]", "its office, its id, or the id's first digits", text),
  },
  async run(context, { election: given }) {
    const running =
      given === undefined ? await runningElections(context) : [await openElection(context, given)];
    const due = running.filter(({ phase }) => phase.step !== undefined);
    if (due.length === 0) throw nothingDue(running);
    context.preview([
      "Every step that is due is taken, one after the other, in:",
      ...due.flatMap(({ election, phase }) => introduceElection(election, phase)),
    ]);
    await context.confirm();
    const steps = [];
    for (const opened of due) steps.push(...(await takeAll(context, opened)));
    return { steps };
  },
});

/** Takes steps until none is due, one transaction each. */
async function takeAll(context: Context, first: OpenedElection) {
  const steps = [];
  let opened = first;
  for (;;) {
    const step = await dueStep(context, opened);
    if (step === undefined) break;
    const transaction = await takeStep(context, opened, step);
    opened = await reopen(context, opened.election);
    const { election, phase } = opened;
    context.output.line(`${election.office}: ${phase.sentence}`);
    const { id, office } = election;
    steps.push({ election: id, office, step, stage: phase.stage, transaction });
  }
  return steps;
}

async function runningElections(context: Context): Promise<OpenedElection[]> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  const now = await contracts.governor.clock();
  const opened = (await readElections(contracts, { fromBlock })).map(
    (election: ElectionRecord) => ({ contracts, election, phase: electionPhase(election, now) }),
  );
  return opened.filter(({ phase }) => !isOver(phase.stage));
}

function nothingDue(running: readonly OpenedElection[]): DaoError {
  const [first] = [...running].sort((a, b) =>
    (a.phase.until ?? 0n) < (b.phase.until ?? 0n) ? -1 : 1,
  );
  return new DaoError("NOTHING_DUE", "No step of an election is due now.", {
    hint:
      first === undefined
        ? "No election is under way; npm run dao -- office list says which can be called."
        : `${first.election.office}: ${first.phase.sentence}`,
  });
}
