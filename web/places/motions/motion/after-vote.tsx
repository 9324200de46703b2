import { ActButton } from "../../../acting/index.js";
import { useAddresses } from "../../../reading/index.js";
import { useWords } from "../../../language/index.js";
import { Countdown, Section, Time } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { groupOf } from "../phases.js";
import { speakingText } from "./texts.js";

/** What passed waits, and is carried out by whoever presses the button. */
export function AfterVote({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const addresses = useAddresses();
  const { phase, eta, executedAt } = motion;
  const text = speakingText(motion);
  const group = groupOf(phase);
  if (text === undefined || (group !== "passed" && group !== "done")) return null;
  const step = phase === "succeeded" ? "queue" : "execute";
  return (
    <Section title={words("after.title")}>
      <p>{words(`after.${phase}`)}</p>
      {phase === "queued" && eta !== undefined && (
        <p>
          <Countdown until={eta} />
        </p>
      )}
      {executedAt !== undefined && (
        <p>
          <Time at={executedAt} />
        </p>
      )}
      {addresses !== undefined && (phase === "succeeded" || phase === "due") && (
        <ActButton
          intent={() => ({
            title: words(`act.${step}`),
            lead: words(`act.${step}Lead`),
            facts: [[words("act.motion"), text.title]],
            call: motionActs[step](addresses, text),
          })}
        >
          {words(`act.${step}`)}
        </ActButton>
      )}
    </Section>
  );
}
