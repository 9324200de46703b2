import { Suspense } from "react";
import { Loading, late } from "../../../parts/index.js";

export interface WordDiffProps {
  before: string;
  after: string;
}

const View = late(async () => ({ default: (await import("./word-diff-text.js")).WordDiffText }));

/** What changed between two texts; what compares them comes when it is first wanted. */
export function WordDiff(props: WordDiffProps) {
  return (
    <Suspense fallback={<Loading />}>
      <View {...props} />
    </Suspense>
  );
}
