import { ZeroHash } from "ethers";
import { useWords } from "../../language/index.js";
import { Account, Timeline, type TimelineStep } from "../../parts/index.js";
import type { CaseDetail } from "../../reading/index.js";
import { mayName, mayShowPost, type Nearness } from "./discretion.js";
import { Statement } from "./statement.js";
import { isOpen, stageEnd, stageOf } from "./stages.js";

/** What happened in a case, and what comes next. */
export function CaseTimeline({ view, nearness }: { view: CaseDetail; nearness: Nearness }) {
  const words = useWords("conduct");
  const showsWords = mayShowPost(view, nearness);
  const steps: TimelineStep[] = view.events.map(({ name, at, by, digest }) => ({
    title: words(`event.${name}`),
    state: "done",
    at,
    children: (
      <>
        {by !== undefined && mayName(view, by, nearness) && (
          <p>
            <Account address={by} />
          </p>
        )}
        {digest !== undefined && digest !== ZeroHash && showsWords && (
          <Statement digest={digest} what={words("statement.what")} />
        )}
      </>
    ),
  }));
  const stage = stageOf(view);
  if (isOpen(view) && stage !== undefined) {
    steps.push({ title: words(`stage.${stage}.title`), state: "now" });
    steps.push({ title: words(`stage.${stage}.silence`), state: "next", at: stageEnd(view) });
  }
  return <Timeline steps={steps} label={words("case.history")} />;
}
