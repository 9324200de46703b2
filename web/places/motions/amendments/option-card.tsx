import { parseDescription } from "../../../../core/motions/index.js";
import { useWords } from "../../../language/index.js";
import { Account, Badge, Facts, Markdown, Plain, useFormat } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { callsOf } from "../acts/motion-acts.js";
import { ClassBadge } from "../badges.js";
import { CallList } from "../calls/call-list.js";
import type { OptionView } from "../motion/texts.js";
import { OptionActs } from "./option-acts.js";
import { PendingReplacement } from "./pending-replacement.js";

export interface OptionCardProps {
  option: OptionView;
  motion: MotionView;
  isOwn: boolean;
}

/** One text that may be voted for. */
export function OptionCard({ option, motion, isOwn }: OptionCardProps) {
  const words = useWords("motions");
  const format = useFormat();
  const { number, origin, text, standing, pending } = option;
  const { title, text: said } = parseDescription(text.description);
  const name = isOwn
    ? words("option.own")
    : number === undefined
      ? words("option.rival")
      : words("option.numbered", { number: format.number(number) });
  return (
    <article className="option-card">
      <p className="motion-badges">
        <span>{name}</span>
        <Badge tone={standing ? "success" : "plain"}>{words(`option.${standingOf(option)}`)}</Badge>
        <ClassBadge of={text.class} />
      </p>
      <h3>
        <Plain text={title} />
      </h3>
      <Facts
        items={[
          [words("head.mover"), <Account key="m" address={origin.mover} />],
          [
            words("seconds.given"),
            words("option.seconds", {
              given: format.number(origin.secondsGiven),
              needed: format.number(origin.secondsNeeded),
            }),
          ],
        ]}
      />
      {!isOwn && (
        <details>
          <summary>{words("option.read")}</summary>
          <div dir="auto">
            {said === "" ? <p>{words("text.none")}</p> : <Markdown text={said} headingLevel={4} />}
          </div>
          <CallList calls={callsOf(text.calls)} of={text.class} isFiled />
        </details>
      )}
      {pending !== undefined && (
        <PendingReplacement origin={origin} before={text} pending={pending} />
      )}
      <OptionActs option={option} motion={motion} isOwn={isOwn} />
    </article>
  );
}

function standingOf({ standing, origin, number }: OptionView): string {
  if (standing) return "standing";
  if (origin.withdrawnUntil !== undefined && !origin.takenOver) return "withdrawn";
  if (number !== undefined) return "dropped";
  return origin.secondsGiven < origin.secondsNeeded ? "needsSeconds" : "dropped";
}
