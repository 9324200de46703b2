import {
  adoptVersion,
  callLists,
  motionDescription,
  motionId,
  recordResolution,
  type Action,
} from "../../core/motions/index.js";
import type { DocumentKind } from "../../core/coalition/index.js";
import { openLocalFile } from "../content/index.js";
import { storeFile, type ArchivedDocument, type ArchivedFile } from "./archive-documents.js";
import type { Person } from "./cast.js";
import { done, type Stage } from "./stage.js";

/** How the members will vote on a motion of the demo. */
export type Plot = "carried" | "carried by signed ballots" | "fails quorum";

/** What the archive must hold once the motion was executed, and only then. */
export type Effect =
  { resolution: string } | { kind: DocumentKind; name: string; files: readonly ArchivedFile[] };

/** A motion of the demo, filed and seconded. */
export interface DemoMotion {
  id: bigint;
  title: string;
  plot: Plot;
  effect: Effect;
  mover: Person;
  actions: Action[];
  description: string;
}

/** Where the charter comes from when the chosen directory has none. */
const CHARTER = "docs/charter.en.md";

/** The charter the members are asked to adopt: the directory's own, or this repository's. */
export async function charterFiles(
  stage: Stage,
  documents: readonly ArchivedDocument[],
): Promise<ArchivedFile[]> {
  const own = documents.find(({ name }) => name === "charter");
  return own?.files ?? [await storeFile(stage, await openLocalFile(CHARTER))];
}

/** Four members move something each; others second. */
export async function moveMotions(
  stage: Stage,
  documents: readonly ArchivedDocument[],
): Promise<DemoMotion[]> {
  const { contracts, newcomers } = stage;
  const guideline = documents.find(({ name }) => name !== "charter") ?? documents[0];
  if (guideline === undefined) throw new Error("nothing was archived");
  const charter = await charterFiles(stage, documents);
  const drafts: Draft[] = [
    {
      title: "Adopt the charter",
      text: `The charter in force is the text with CID ${charter[0]?.cidText ?? ""}.`,
      plot: "carried",
      effect: { kind: "charter", name: "charter", files: charter },
    },
    {
      title: "Publish minutes within two weeks",
      text: "So that whoever could not attend can still take part.",
      plot: "carried",
      effect: {
        resolution: "The coalition publishes the minutes of each meeting within two weeks.",
      },
    },
    {
      title: "Meet every Monday",
      text: "Short and often.",
      plot: "fails quorum",
      effect: { resolution: "The coalition meets every Monday at 06:00 UTC." },
    },
    {
      title: `Adopt ${guideline.name} as a guideline`,
      text: `One of the members deposited it; its CID is ${guideline.files[0]?.cidText ?? ""}.`,
      plot: "carried by signed ballots",
      effect: { kind: "guideline", name: guideline.name, files: guideline.files },
    },
  ];
  const motions: DemoMotion[] = [];
  for (const [index, { title, text, plot, effect }] of drafts.entries()) {
    const mover = newcomers[index];
    if (mover === undefined) throw new Error("nobody is left to move it");
    const description = motionDescription({ title, text, proposer: mover.address });
    const actions = [await actionFor(contracts, effect)];
    const id = motionId(actions, description);
    const motion = { id, title, plot, effect, mover, actions, description };
    await file(stage, motion);
    motions.push(motion);
  }
  return motions;
}

type Draft = Pick<DemoMotion, "title" | "plot" | "effect"> & { text: string };

function actionFor(contracts: Stage["contracts"], effect: Effect): Promise<Action> | Action {
  if ("resolution" in effect) return recordResolution(contracts, effect.resolution);
  const { kind, name, files: renditions } = effect;
  return adoptVersion(contracts, { kind, name, renditions });
}

async function file(stage: Stage, { id, title, mover, actions, description }: DemoMotion) {
  const { contracts, founders, newcomers, output } = stage;
  const { governor } = contracts;
  const { targets, values, calldatas } = callLists(actions);
  await done(governor.connect(mover.signer).propose(targets, values, calldatas, description));
  const { class: motionClass, secondsNeeded } = await governor.motion(id);
  const others = [...founders, ...newcomers].filter(({ address }) => address !== mover.address);
  for (const { signer } of others.slice(0, Number(secondsNeeded))) {
    await done(governor.connect(signer).second(id));
  }
  const words = motionClass === 0n ? "an ordinary" : "a fundamental";
  output.line(`"${title}" was moved, ${words} motion, and got its ${secondsNeeded} seconds.`);
  for (const { summary } of actions) output.line(`    ${summary[0] ?? ""}`);
}
