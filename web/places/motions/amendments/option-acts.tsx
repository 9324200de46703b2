import { ActButton, useMySeat } from "../../../acting/index.js";
import { useAddresses } from "../../../reading/index.js";
import { useWords } from "../../../language/index.js";
import type { MotionView } from "../../../reading/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { SecondButton } from "../motion/second-button.js";
import type { OptionView } from "../motion/texts.js";
import { withdrawWords } from "../motion/withdraw-words.js";
import { isDiscussed } from "../phases.js";

export interface OptionActsProps {
  option: OptionView;
  motion: MotionView;
  isOwn: boolean;
}

/** Second, withdraw, take over or accept a rival; the motion itself has its buttons elsewhere. */
export function OptionActs({ option, motion, isOwn }: OptionActsProps) {
  const words = useWords("motions");
  const addresses = useAddresses();
  const { account } = useMySeat();
  const { origin, standing } = option;
  if (isOwn || addresses === undefined || !isDiscussed(motion.phase)) return null;
  const me = account?.toLowerCase();
  const gone = origin.withdrawnUntil !== undefined && !origin.takenOver;
  const facts = [[words("act.amendment"), origin.title]] as const;
  const accepted = motion.replacements.some(({ how }) => how === "accepted");
  return (
    <div className="actions">
      {!gone && <SecondButton origin={origin.id} mover={origin.mover} title={origin.title} />}
      {!gone && me === origin.mover.toLowerCase() && (
        <ActButton
          intent={() => ({
            ...{ title: words("act.withdraw"), facts, ...withdrawWords(words, origin) },
            call: motionActs.withdraw(addresses, origin.id),
          })}
        >
          {words("act.withdraw")}
        </ActButton>
      )}
      {gone && (
        <ActButton
          intent={() => ({
            ...{ title: words("act.takeOver"), lead: words("act.takeOverLead"), facts },
            call: motionActs.takeOver(addresses, origin.id),
          })}
        >
          {words("act.takeOver")}
        </ActButton>
      )}
      {!gone && me === motion.mover.toLowerCase() && (
        <ActButton
          why={
            accepted
              ? words("why.accepted")
              : motion.secondsGiven < motion.secondsNeeded
                ? words("why.acceptUnseconded")
                : undefined
          }
          intent={() => ({
            ...{ title: words("act.accept"), lead: words("act.acceptLead"), facts },
            ...(!standing && { warning: words("act.acceptUnseconded") }),
            call: motionActs.accept(addresses, origin.id),
          })}
        >
          {words("act.accept")}
        </ActButton>
      )}
    </div>
  );
}
