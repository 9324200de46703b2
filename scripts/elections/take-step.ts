import { setTimeout as pause } from "node:timers/promises";
import { takeStep as stepAct, type ElectionStep } from "../../core/elections/index.js";
import type { Context } from "../cli/context.js";
import type { OpenedElection } from "./open-election.js";
import { perform, refusalOf, rehearse } from "./perform.js";

const LABELS: Record<ElectionStep, string> = {
  proceed: "Acceptance ended",
  openBallot: "Ballot opened",
  close: "Ballot closed",
  count: "Ballots counted",
  seat: "Elected seated",
};

/** How long to wait for the block after the close. */
const PATIENCE_MS = 180_000;
const PAUSE_MS = 3_000;

/** Lots are drawn from blocks no older than this. */
const BLOCKS_REMEMBERED = 256;

/** Takes a step that is due. @returns the hash of the transaction. */
export async function takeStep(
  context: Context,
  { contracts, election }: OpenedElection,
  step: ElectionStep,
): Promise<string> {
  const act = stepAct(contracts, election, step);
  if (step === "count") await afterDrawBlock(context, act);
  await rehearse(context, act);
  return (await perform(context, LABELS[step], act)).hash;
}

/** The lots are drawn from the block of the close, which only a later block knows. */
async function afterDrawBlock(
  context: Context,
  act: Parameters<typeof rehearse>[1],
): Promise<void> {
  const last = Date.now() + PATIENCE_MS;
  while ((await refusalOf(context, act)) === "ELECTIONS_NO_SEED" && Date.now() < last) {
    context.output.line("Waiting for the next block …");
    await pause(PAUSE_MS);
  }
}

/** The step that is due; a close whose block is forgotten is due again. */
export async function dueStep(
  context: Context,
  { election, phase }: OpenedElection,
): Promise<ElectionStep | undefined> {
  if (phase.step !== "count") return phase.step;
  const { provider } = await context.network();
  const drawBlock = election.ballots.at(-1)?.drawBlock ?? 0;
  const coming = (await provider.getBlockNumber()) + 1;
  return coming > drawBlock + BLOCKS_REMEMBERED ? "close" : "count";
}
