import { useWords } from "../../../language/index.js";
import { Section, Timeline } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { timelineOf } from "./timeline-steps.js";

export function MotionTimeline({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const steps = timelineOf(motion).map(({ what, state, at }) => {
    const ended = what === "result" && state === "done";
    return {
      title: ended ? words(`outcome.${motion.outcome}`) : words(`step.${what}`),
      state,
      at,
    };
  });
  return (
    <Section title={words("timeline.title")}>
      <Timeline steps={steps} label={words("timeline.title")} />
    </Section>
  );
}
