import { Fill, Meter, Notice, Time, useFormat } from "../../parts/index.js";
import { useWords } from "../../language/index.js";
import {
  originOf,
  useCoalition,
  useConnection,
  type ReadingProgress,
} from "../../reading/index.js";

/** In a sentence: where answers come from now, and why from there. */
export function ReadingNow() {
  const words = useWords("reading");
  const format = useFormat();
  const { status, rpc } = useConnection();
  const { at } = useCoalition();
  const { choice, looking, progress } = status;
  if (choice === undefined)
    return looking ? (
      <p role="status">{words("looking")}</p>
    ) : (
      <Notice tone="danger" title={words("now.nothing")} announce>
        {words("now.nothingWhat")}
      </Notice>
    );
  const where = <bdi dir="ltr">{originOf(choice.kind === "relay" ? choice.url : rpc.url)}</bdi>;
  return (
    <>
      <p>
        <Fill text={words(`now.${choice.kind}`)} parts={{ where }} />{" "}
        {words(`why.${wordOf(choice.why)}`)}
      </p>
      {at !== undefined && (
        <p>
          <Fill
            text={words("now.block", { block: format.number(at.number) })}
            parts={{ time: <Time at={at.time} /> }}
          />
        </p>
      )}
      {progress !== undefined && <Progress progress={progress} />}
    </>
  );
}

const wordOf = (why: string) => why.replace(" ", "-");

function Progress({ progress }: { progress: ReadingProgress }) {
  const words = useWords("reading");
  const { phase, block, fromBlock, head, events, problem } = progress;
  if (phase === "failed")
    return (
      <Notice tone="warning" title={words("progress.failed")} announce>
        {words("progress.failedWhat", { code: problem ?? "" })}
      </Notice>
    );
  return (
    <>
      <Meter
        label={words(phase === "ready" ? "progress.ready" : "progress.reading")}
        value={Math.max(0, block - fromBlock)}
        of={Math.max(1, head - fromBlock)}
      />
      <p>{words("progress.events", { count: events })}</p>
    </>
  );
}
