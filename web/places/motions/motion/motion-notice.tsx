import { useWords } from "../../../language/index.js";
import { Meter, Section } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { useChain, useAddresses } from "../../../reading/index.js";
import { ObjectForm } from "./object-form.js";
import { useMySeat } from "../../../acting/index.js";

/** Of what passes by itself: the objections, and a form for one more. */
export function MotionNotice({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const addresses = useAddresses();
  const { account } = useMySeat();
  const { data: objected } = useChain(
    ["objected", motion.id, account],
    ({ notices }) => notices.hasObjected(motion.id, account ?? ""),
    account !== undefined && motion.notice !== undefined,
  );
  const { notice, phase, id } = motion;
  if (notice === undefined) return null;
  return (
    <Section title={words("notice.title")}>
      <p>{words(notice.contested ? "notice.contested" : "notice.lead")}</p>
      <Meter
        label={words("notice.given")}
        value={notice.given}
        of={Math.max(notice.needed, notice.given)}
        marks={[{ at: notice.needed, label: words("notice.needed") }]}
      />
      {phase === "notice" && addresses !== undefined && (
        <ObjectForm
          about={id}
          title={motion.title}
          why={objected === true ? words("why.objected") : undefined}
          call={(reason) => motionActs.objectToNotice(addresses, id, reason)}
        />
      )}
    </Section>
  );
}
