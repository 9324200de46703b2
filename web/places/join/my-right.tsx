import { useWords } from "../../language/index.js";
import { LinkButton, Notice, Section } from "../../parts/index.js";
import type { MemberView } from "../../reading/index.js";
import { rightKey } from "./right-key.js";

/** Whether the member may post now, and if not, why not, until when it may be, and what to do. */
export function MyRight({ member }: { member: MemberView }) {
  const words = useWords("join");
  const right = rightKey(member.postingRight);
  return (
    <Section title={words("right.title")}>
      <Notice
        tone={right === "granted" ? "success" : "warning"}
        title={words(`right.${right}.title`)}
      >
        <p>{words(`right.${right}.body`)}</p>
        {(right === "suspended" || right === "held") && (
          <LinkButton to="/conduct">{words("right.toConduct")}</LinkButton>
        )}
        {right === "granted" && <LinkButton to="/lists">{words("right.toLists")}</LinkButton>}
      </Notice>
      <p>{words("right.never")}</p>
    </Section>
  );
}
