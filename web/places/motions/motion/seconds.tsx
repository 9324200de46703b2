import { ActButton, useMySeat } from "../../../acting/index.js";
import { useAddresses } from "../../../reading/index.js";
import { useWords } from "../../../language/index.js";
import { Meter, Section } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { withdrawWords } from "./withdraw-words.js";
import { isDiscussed } from "../phases.js";
import { SecondButton } from "./second-button.js";

/** Who supports that it be voted on, and what its mover and others may do before the vote. */
export function Seconds({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const addresses = useAddresses();
  const { account } = useMySeat();
  const { phase, secondsGiven, secondsNeeded, id, mover } = motion;
  if (!isDiscussed(phase)) return null;
  const mine = account?.toLowerCase() === mover.toLowerCase();
  return (
    <Section title={words("seconds.title")}>
      <p>{words("seconds.lead")}</p>
      <Meter
        label={words("seconds.given")}
        value={secondsGiven}
        of={Math.max(secondsNeeded, secondsGiven)}
        marks={[{ at: secondsNeeded, label: words("seconds.needed") }]}
      />
      {addresses !== undefined && (
        <div className="actions">
          {phase !== "withdrawn" && <SecondButton origin={id} mover={mover} title={motion.title} />}
          {mine && phase !== "withdrawn" && (
            <ActButton
              intent={() => ({
                title: words("act.withdraw"),
                ...withdrawWords(words, motion),
                facts: [[words("act.motion"), motion.title]],
                call: motionActs.withdraw(addresses, id),
              })}
            >
              {words("act.withdraw")}
            </ActButton>
          )}
          {phase === "withdrawn" && (
            <ActButton
              why={mine ? words("why.yourOwn") : undefined}
              intent={() => ({
                title: words("act.takeOver"),
                lead: words("act.takeOverLead"),
                facts: [[words("act.motion"), motion.title]],
                call: motionActs.takeOver(addresses, id),
              })}
            >
              {words("act.takeOver")}
            </ActButton>
          )}
        </div>
      )}
    </Section>
  );
}
