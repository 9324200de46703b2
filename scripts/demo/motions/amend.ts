import { countOf } from "../../../core/format/index.js";
import type { Person } from "../cast.js";
import type { Stage } from "../stage.js";
import type { DemoMotion } from "./demo-motion.js";
import { fileMotion, fileText, nextOf, tellCalls, type Draft } from "./file-text.js";

const ORIGINAL: Draft = {
  title: "Report once a year",
  text: "As little paper as possible.",
  effect: { resolution: "The coalition reports on its work once a year." },
};
const RIVALS: readonly Draft[] = [
  {
    title: "Report twice a year",
    text: "A year is long, and a report after every meeting is much work.",
    effect: { resolution: "The coalition reports on its work twice a year." },
  },
  {
    title: "Report after every meeting",
    text: "So that nobody has to wait for it.",
    effect: { resolution: "The coalition reports on its work after every meeting." },
  },
];

/** A member moves something, and two others file rival texts while it is discussed: all three are on one ballot. */
export async function amendMotion(stage: Stage, movers: Iterator<Person>): Promise<DemoMotion> {
  const motion = await fileMotion(stage, nextOf(movers), ORIGINAL, "an amendment wins");
  for (const draft of RIVALS) {
    const author = nextOf(movers);
    const amendments = stage.contracts.amendments.connect(author.signer);
    const rival = await fileText(stage, author, draft, (...content) =>
      amendments.amend(motion.id, ...content),
    );
    motion.rivals.push(rival);
    const { secondsNeeded } = await stage.contracts.governor.motion(rival.id);
    stage.output.line(
      `"${draft.title}" was filed as an amendment to it, and ${countOf(secondsNeeded, "second")} put it on the ballot.`,
    );
    tellCalls(stage, rival);
  }
  return motion;
}
