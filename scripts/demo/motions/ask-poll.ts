import type { Person } from "../cast.js";
import type { Stage } from "../stage.js";
import type { DemoMotion } from "./demo-motion.js";
import { fileMotion, nextOf } from "./file-text.js";

const QUESTION = "Would you pay a membership fee?";

/** An advisory poll: a motion that does nothing but record its own result. The members will say no. */
export async function askPoll(stage: Stage, movers: Iterator<Person>): Promise<DemoMotion> {
  const draft = {
    title: "Poll: a membership fee",
    text: "Advisory: whatever the answer, nothing follows but its record.",
    effect: { poll: QUESTION },
  };
  return fileMotion(stage, nextOf(movers), draft, "voted down");
}
