import { useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { Empty, LinkButton, Section } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { isDiscussed } from "../phases.js";
import type { OptionView } from "../motion/texts.js";
import { Comparison } from "./comparison.js";
import { OptionCard } from "./option-card.js";

export interface AmendmentsProps {
  motion: MotionView;
  options: readonly OptionView[];
}

/** The motion's rivals and corrections, beside each other, with what may be done about them. */
export function Amendments({ motion, options }: AmendmentsProps) {
  const words = useWords("motions");
  const { account } = useMySeat();
  const open = isDiscussed(motion.phase) && motion.phase !== "notice";
  const [own, ...rivals] = options;
  // Once the vote is on, that nobody filed anything is no news.
  const quiet = !isDiscussed(motion.phase) && motion.texts.length < 2;
  if (own === undefined || quiet) return null;
  const mine = account?.toLowerCase() === motion.mover.toLowerCase();
  return (
    <Section title={words("amendments.title")}>
      <p>{words("amendments.lead")}</p>
      {rivals.length === 0 && own.pending === undefined && (
        <Empty>{words("amendments.none")}</Empty>
      )}
      {(rivals.length > 0 || own.pending !== undefined || own.text.id !== own.origin.id) && (
        <div className="option-cards">
          {options.map((option) => (
            <OptionCard
              key={option.origin.id}
              option={option}
              motion={motion}
              isOwn={option === own}
            />
          ))}
        </div>
      )}
      <Comparison motion={motion} options={options} />
      {open && (
        <div className="actions">
          <LinkButton to={`/motions/${motion.id}/amend`}>{words("amendments.write")}</LinkButton>
          {mine && (
            <LinkButton to={`/motions/${motion.id}/amend?as=correction`}>
              {words("amendments.correct")}
            </LinkButton>
          )}
        </div>
      )}
      {motion.phase === "notice" && <p>{words("amendments.notNotice")}</p>}
    </Section>
  );
}
