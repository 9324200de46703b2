import { useWords } from "../../../language/index.js";
import {
  Account,
  CopyButton,
  Countdown,
  Facts,
  Fill,
  Hash,
  Notice,
  Plain,
  Time,
} from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { ClassBadge, PhaseBadge } from "../badges.js";
import { PhaseSentence } from "../phase-sentence.js";

/** What it is, who moved it, where it stands and until when. */
export function MotionHead({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const { id, kind, phase, until, mover, filedAt, electorate, extended } = motion;
  return (
    <>
      <p className="motion-badges">
        <PhaseBadge phase={phase} />
        <ClassBadge of={motion.class} />
        {kind === "notice" && <span>{words("kind.notice")}</span>}
      </p>
      <Notice tone="info" title={<PhaseSentence motion={motion} />}>
        {until !== undefined && (
          <p>
            <Countdown until={until} />
          </p>
        )}
        {motion.passedAs !== undefined && (
          <p>
            <Fill text={words("head.passedAs")} parts={{ title: <Plain text={motion.title} /> }} />
          </p>
        )}
        {extended && <p>{words("head.extended")}</p>}
      </Notice>
      <Facts
        items={[
          [words("head.mover"), <Account key="m" address={mover} />],
          [words("head.filed"), <Time key="f" at={filedAt} />],
          [words("head.class"), words(`class.${motion.class}`)],
          [words("head.electorate"), electorate],
          [words("head.id"), <Hash key="i" value={id} what={words("head.id")} />],
          [
            words("head.link"),
            <CopyButton key="l" text={window.location.href} what={words("head.link")} />,
          ],
        ]}
      />
    </>
  );
}
