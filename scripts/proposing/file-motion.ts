import { DaoError } from "../../core/errors.js";
import type { Action } from "../../core/motions/action.js";
import { motionDescription } from "../../core/motions/description.js";
import { callLists, motionId } from "../../core/motions/motion-id.js";
import type { Context } from "../cli/context.js";
import type { Filing } from "./filing.js";
import { prospectOf } from "./prospect.js";
import { requireSuccess, simulate, untried, type Simulation } from "./simulate.js";

/** A text about to be filed. */
export interface MotionDraft {
  /** Without one the first action gives it. */
  title: string | undefined;
  /** Markdown; may be empty. */
  text: string;
  actions: readonly Action[];
  /** The actions once the description is known, if they name it; such actions cannot be tried before. */
  bind?: ((description: string) => Action[]) | undefined;
  /** File it although an action would fail now. */
  anyway: boolean;
  /** What must have happened before the motion is on chain, such as storing content. */
  beforeFiling?: (() => Promise<void>) | undefined;
}

/** Shows what a text will do, asks, files it. */
export async function fileMotion(
  context: Context,
  draft: MotionDraft,
  filing: Filing,
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { account: proposer = "" } = await context.network();
  const { anyway, beforeFiling, bind, text } = draft;
  const title = draft.title ?? titleFrom(draft.actions);
  const description = motionDescription({ title, text, proposer });
  const actions = bind?.(description) ?? draft.actions;
  const { targets, values, calldatas } = callLists(actions);
  const lists = [targets, values, calldatas, description] as const;

  const simulations =
    bind === undefined ? await simulate(contracts, actions) : actions.map(() => untried);
  await filing.attempt(lists);
  const prospect = await prospectOf(contracts, actions, description);
  context.preview([
    ...(await filing.preview(prospect)),
    ...actions.flatMap((action, index) => actionLines(action, index, simulations[index])),
    "Description:",
    ...description.split("\n").map((line) => `  ${line}`),
  ]);
  if (!anyway) requireSuccess(simulations);
  await context.confirm(filing.question);
  await beforeFiling?.();
  const receipt = await context.send(filing.label, () => filing.send(lists));

  const { lines, result } = await filing.outcome(motionId(actions, description), prospect);
  for (const line of lines) context.output.line(line);
  return {
    title,
    class: prospect.class,
    secondsNeeded: prospect.secondsNeeded,
    ...result,
    actions: actions.map(({ target, value, calldata, summary }, index) => ({
      target,
      value,
      calldata,
      summary,
      now: simulations[index],
    })),
    description,
    transaction: receipt.hash,
  };
}

function actionLines(action: Action, index: number, simulation: Simulation | undefined): string[] {
  const [sentence = "", ...details] = action.summary;
  return [
    `Action ${index + 1}: ${sentence}`,
    ...details.map((detail) => `  ${detail}`),
    simulationLine(simulation),
  ];
}

function simulationLine(simulation: Simulation | undefined): string {
  if (simulation?.succeeds === false) return `  If it ran now it would FAIL: ${simulation.reason}`;
  return simulation?.succeeds === null
    ? `  ${simulation.reason}`
    : "  If it ran now it would succeed.";
}

const TITLE_LENGTH = 100;

function titleFrom(actions: readonly Action[]): string {
  const [sentence = ""] = actions[0]?.summary ?? [];
  const plain = sentence.replace(/\.$/, "");
  if (plain === "") {
    throw new DaoError("TITLE_MISSING", "A motion needs a title.", {
      hint: 'Give one with --title "…".',
    });
  }
  return plain.length > TITLE_LENGTH ? `${plain.slice(0, TITLE_LENGTH - 1)}…` : plain;
}
