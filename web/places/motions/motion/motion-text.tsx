import { parseDescription } from "../../../../core/motions/index.js";
import type { MotionTextView } from "../../../../core/wire/read.js";
import { useWords } from "../../../language/index.js";
import { Empty, Markdown, Section } from "../../../parts/index.js";
import { callsOf } from "../acts/motion-acts.js";
import { CallList } from "../calls/call-list.js";
import { CodeCheck } from "../calls/code-check.js";

/** What the text says, and what it does when it is carried out. */
export function MotionText({ text }: { text: MotionTextView }) {
  const words = useWords("motions");
  const { text: said } = parseDescription(text.description);
  return (
    <>
      <Section title={words("text.title")}>
        {said === "" ? (
          <Empty>{words("text.none")}</Empty>
        ) : (
          <div className="motion-words" dir="auto">
            <Markdown text={said} headingLevel={3} />
          </div>
        )}
      </Section>
      <Section title={words("calls.title")}>
        <p>{words("calls.lead")}</p>
        <CallList calls={callsOf(text.calls)} of={text.class} isFiled />
        <CodeCheck text={text} />
      </Section>
    </>
  );
}
