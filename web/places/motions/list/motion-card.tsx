import { Link } from "react-router";
import { useWords } from "../../../language/index.js";
import { Account, Fill, Plain, Time } from "../../../parts/index.js";
import type { MotionSummary } from "../../../reading/index.js";
import { ClassBadge, PhaseBadge } from "../badges.js";
import { PhaseSentence } from "../phase-sentence.js";

/** A motion in the list: what it is, where it stands, until when. */
export function MotionCard({ motion }: { motion: MotionSummary }) {
  const words = useWords("motions");
  const { id, title, kind, mover, filedAt, phase, ballots, votes } = motion;
  return (
    <article className="motion-card">
      <p className="motion-badges">
        <PhaseBadge phase={phase} />
        <ClassBadge of={motion.class} />
        {kind === "notice" && <span>{words("kind.notice")}</span>}
      </p>
      <h2 className="motion-card-title">
        <Link to={`/motions/${id}`}>
          <Plain text={title} />
        </Link>
      </h2>
      <p>
        <PhaseSentence motion={motion} />
      </p>
      {motion.passedAs !== undefined && (
        <p>
          <Fill
            text={words("list.passedAs")}
            parts={{ title: <Plain text={motion.passedAs.title} /> }}
          />
        </p>
      )}
      <p className="motion-card-foot">
        <Fill
          text={words("list.filed")}
          parts={{ who: <Account address={mover} bare />, when: <Time at={filedAt} dateOnly /> }}
        />
        {/* They are for and against the motion's own text. */}
        {ballots > 0 &&
          motion.passedAs === undefined &&
          ` · ${words("list.votes", { for: votes.for, against: votes.against })}`}
      </p>
    </article>
  );
}
