import { toUtf8Bytes } from "ethers";
import { DaoError } from "../../core/errors.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { countOf, formatMoment, formatMotionId, formatPeriod } from "../../core/format/index.js";
import type { Action } from "../../core/motions/action.js";
import { motionDescription } from "../../core/motions/description.js";
import { motionClassAt, motionRulesOf } from "../../core/motions/motion-class.js";
import { callLists, motionId } from "../../core/motions/motion-id.js";
import type { Context } from "../cli/context.js";
import { readMotionText } from "./motion-text.js";
import { requireSuccess, simulate, type Simulation } from "./simulate.js";

/** A motion about to be filed. */
export interface MotionDraft {
  /** Without one the first action gives it. */
  title: string | undefined;
  /** Words, or the name of a file. */
  text: string | undefined;
  actions: readonly Action[];
  /** File it although an action would fail now. */
  anyway: boolean;
  /** What must have happened before the motion is on chain, such as storing content. */
  beforeFiling?: () => Promise<void>;
}

/** Shows what a motion will do, asks, files it. */
export async function fileMotion(
  context: Context,
  draft: MotionDraft,
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { account: proposer = "" } = await context.network();
  const { actions, anyway, beforeFiling } = draft;
  const title = draft.title ?? titleFrom(actions);
  const description = motionDescription({
    title,
    text: await readMotionText(draft.text),
    proposer,
  });
  const { targets, values, calldatas } = callLists(actions);
  const propose = [targets, values, calldatas, description] as const;

  const simulations = await simulate(contracts, actions);
  await contracts.governor.propose.staticCall(...propose);
  const prospect = await prospectOf(contracts, actions, description);
  context.preview([
    ...prospectLines(proposer, prospect),
    ...actions.flatMap((action, index) => actionLines(action, index, simulations[index])),
    "Description:",
    ...description.split("\n").map((line) => `  ${line}`),
  ]);
  if (!anyway) requireSuccess(simulations);
  await context.confirm("File this motion?");
  await beforeFiling?.();
  const receipt = await context.send("Filed", () => contracts.governor.propose(...propose));

  const id = motionId(actions, description);
  const [{ opensAt }, closesAt] = await Promise.all([
    contracts.governor.motion(id),
    contracts.governor.proposalDeadline(id),
  ]);
  const name = formatMotionId(id);
  context.output.line(`Motion ${name}`);
  context.output.line(
    `It needs ${countOf(prospect.secondsNeeded, "second")} before ${formatMoment(opensAt)}: npm run dao -- second ${name.slice(0, 10)} --as <account>`,
  );
  return {
    motion: name,
    title,
    class: prospect.class,
    secondsNeeded: prospect.secondsNeeded,
    opensAt: Number(opensAt),
    closesAt: Number(closesAt),
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

type Prospect = Awaited<ReturnType<typeof prospectOf>>;

/** What the motion would be filed under at this moment. */
async function prospectOf(
  { rulebook, governor }: CoalitionContracts,
  actions: readonly Action[],
  description: string,
) {
  const { targets, values, calldatas } = callLists(actions);
  const [assessment, now] = await Promise.all([
    rulebook.assess(targets, values, calldatas, toUtf8Bytes(description).length),
    governor.clock(),
  ]);
  const rules = motionRulesOf(assessment.rules);
  return {
    class: motionClassAt(assessment[0]) ?? "unknown",
    rules,
    secondsNeeded: Number(assessment.secondsNeeded),
    opensAt: Number(now) + rules.discussion,
    closesAt: Number(now) + rules.discussion + rules.voting,
  };
}

function prospectLines(proposer: string, prospect: Prospect): string[] {
  const { rules, secondsNeeded, opensAt, closesAt } = prospect;
  const majority =
    prospect.class === "ordinary" ? "more For than Against" : "two For to each Against";
  return [
    `You, ${proposer}, file a motion of the ${prospect.class} class. Filed now:`,
    `  it needs ${countOf(secondsNeeded, "second")} within ${formatPeriod(rules.discussion)}, or it lapses;`,
    `  the vote opens ${formatMoment(opensAt)} and closes ${formatMoment(closesAt)};`,
    `  it carries with ${majority} and its quorum; then it waits ${formatPeriod(rules.timelock)} before it may run.`,
  ];
}

function actionLines(action: Action, index: number, simulation: Simulation | undefined): string[] {
  const [sentence = "", ...details] = action.summary;
  return [
    `Action ${index + 1}: ${sentence}`,
    ...details.map((detail) => `  ${detail}`),
    simulation?.succeeds === false
      ? `  If it ran now it would FAIL: ${simulation.reason}`
      : "  If it ran now it would succeed.",
  ];
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
