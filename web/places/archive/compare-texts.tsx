import { Suspense } from "react";
import { useWords } from "../../language/index.js";
import { Failed, Loading, Notice, late } from "../../parts/index.js";
import { useText } from "../../reading/index.js";
import type { RenditionView } from "./choose-rendition.js";
import { showingOf } from "./media.js";

const DiffView = late(async () => ({ default: (await import("./diff-view.js")).DiffView }));

/** Two renditions, fetched and checked here, and then compared. */
export function CompareTexts({ before, after }: { before: RenditionView; after: RenditionView }) {
  const words = useWords("archive");
  const comparable = [before, after].every(
    ({ mediaType, size }) => showingOf(mediaType, size) !== "download",
  );
  const one = useText(comparable ? before.cidText : undefined, { recorded: recordOf(before) });
  const other = useText(comparable ? after.cidText : undefined, { recorded: recordOf(after) });
  if (!comparable) return <Notice tone="info">{words("compare.noText")}</Notice>;
  for (const { state, error, refetch } of [one, other]) {
    if (state === "failed") return <Failed error={error} retry={refetch} />;
    if (state === "missing") return <Notice tone="warning">{words("view.missing")}</Notice>;
    if (state === "differs") return <Notice tone="danger">{words("proof.differsTitle")}</Notice>;
  }
  if (one.data === undefined || other.data === undefined) return <Loading />;
  return (
    <Suspense fallback={<Loading />}>
      <DiffView before={one.data} after={other.data} language={after.language} />
    </Suspense>
  );
}

const recordOf = ({ digest, size }: RenditionView) => ({ digest, size });
