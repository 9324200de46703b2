import { Suspense } from "react";
import { late } from "./late.js";
import { Plain } from "./plain.js";

export interface MarkdownProps {
  text: string;
  /** What a first-level heading of the text becomes on the page. */
  headingLevel?: 2 | 3 | 4;
}

const View = late(async () => ({ default: (await import("./markdown-view.js")).MarkdownView }));

/** Somebody's Markdown. Until what renders it has come, the text as it was written. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<Plain text={props.text} lines />}>
      <View {...props} />
    </Suspense>
  );
}
