import { ActButton, useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { useChain, useAddresses } from "../../../reading/index.js";
import { useWhyNotVoter } from "../use-why-not.js";

export interface SecondButtonProps {
  /** The motion or rival that asks for seconds. */
  origin: string;
  mover: string;
  title: string;
}

export function SecondButton({ origin, mover, title }: SecondButtonProps) {
  const words = useWords("motions");
  const addresses = useAddresses();
  const { account } = useMySeat();
  const notVoter = useWhyNotVoter();
  const { data: done } = useChain(
    ["seconded", origin, account],
    ({ governor }) => governor.hasSeconded(origin, account ?? ""),
    account !== undefined,
  );
  if (addresses === undefined) return null;
  const own = account?.toLowerCase() === mover.toLowerCase() ? words("why.ownSecond") : undefined;
  const why = notVoter ?? own ?? (done === true ? words("why.seconded") : undefined);
  return (
    <ActButton
      why={why}
      intent={() => ({
        title: words("act.second"),
        lead: words("act.secondLead"),
        facts: [[words("act.motion"), title]],
        call: motionActs.second(addresses, origin),
      })}
    >
      {words("act.second")}
    </ActButton>
  );
}
