import type { ContractTransactionResponse } from "ethers";
import {
  adoptVersion,
  callLists,
  motionDescription,
  motionId,
  recordPoll,
  recordResolution,
  type Action,
} from "../../../core/motions/index.js";
import type { Person } from "../cast.js";
import { done, votersOf, type Stage } from "../stage.js";
import type { DemoMotion, DemoText, Effect, Plot } from "./demo-motion.js";

/** What somebody wants to file. */
export interface Draft {
  title: string;
  text: string;
  effect: Effect;
}

/** Targets, values, calldatas, description: what every way of filing takes. */
type Content = [string[], bigint[], string[], string];

/** Files a text, whichever way, and gives it its seconds. */
export async function fileText(
  stage: Stage,
  mover: Person,
  { title, text, effect }: Draft,
  file: (...content: Content) => Promise<ContractTransactionResponse>,
): Promise<DemoText> {
  const description = motionDescription({ title, text, proposer: mover.address });
  const actions = [await actionFor(stage.contracts, effect, description)];
  const { targets, values, calldatas } = callLists(actions);
  await done(file(targets, values, calldatas, description));
  const filed = { id: motionId(actions, description), title, effect, mover, actions, description };
  await second(stage, filed);
  return filed;
}

/** Moves a motion. */
export async function fileMotion(
  stage: Stage,
  mover: Person,
  draft: Draft,
  plot: Plot,
): Promise<DemoMotion> {
  const governor = stage.contracts.governor.connect(mover.signer);
  const filed = await fileText(stage, mover, draft, (...content) => governor.propose(...content));
  const { class: motionClass, secondsNeeded } = await stage.contracts.governor.motion(filed.id);
  const words = motionClass === 0n ? "an ordinary" : "a fundamental";
  stage.output.line(
    `"${draft.title}" was moved, ${words} motion, and got its ${secondsNeeded} seconds.`,
  );
  tellCalls(stage, filed);
  return { ...filed, plot, rivals: [], objections: [] };
}

/** Writes what a text does, one line a call. */
export function tellCalls({ output }: Stage, { actions }: DemoText): void {
  for (const { summary } of actions) output.line(`    ${summary[0] ?? ""}`);
}

/** Takes the next person to file something; everybody has few texts under way at a time. */
export function nextOf(people: Iterator<Person>): Person {
  const { value, done: none } = people.next();
  if (none === true) throw new Error("nobody is left to move it");
  return value;
}

function actionFor(
  contracts: Stage["contracts"],
  effect: Effect,
  description: string,
): Promise<Action> | Action {
  if ("resolution" in effect) return recordResolution(contracts, effect.resolution);
  if ("poll" in effect) return recordPoll(contracts, effect.poll, description);
  const { kind, name, files: renditions } = effect;
  return adoptVersion(contracts, { kind, name, renditions });
}

async function second(stage: Stage, { id, mover }: DemoText): Promise<void> {
  const { governor } = stage.contracts;
  const { secondsNeeded } = await governor.motion(id);
  const others = votersOf(stage).filter(({ address }) => address !== mover.address);
  for (const { signer } of others.slice(0, Number(secondsNeeded)))
    await done(governor.connect(signer).second(id));
}
