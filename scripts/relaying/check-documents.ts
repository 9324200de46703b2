import { readDocuments } from "../../core/archive/index.js";
import type { ReadableStore } from "../../core/content/index.js";
import type { BlockRange, CoalitionContracts } from "../../core/contracts/index.js";
import { checkStored } from "../documents/check-stored.js";
import type { Finding } from "./finding.js";

/** Fetches every rendition in the archive and recomputes what the chain says of it. Those that are right need no line. */
export async function checkDocuments(
  { archive }: Pick<CoalitionContracts, "archive">,
  range: BlockRange,
  store: ReadableStore,
  onProgress: (done: number, total: number) => void,
): Promise<{ findings: Finding[]; renditions: number }> {
  const documents = await readDocuments({ archive }, range);
  const todo = documents.flatMap((document) =>
    document.versions.flatMap((version) =>
      version.renditions.map((rendition) => ({ document, version, rendition })),
    ),
  );
  const findings: Finding[] = [];
  for (const [index, { document, version, rendition }] of todo.entries()) {
    const { state, reason = "" } = await checkStored(document, version, rendition, store);
    onProgress(index + 1, todo.length);
    if (state === "good" || state === "withdrawn") continue;
    findings.push({
      check: `${document.name} ${version.number} (${rendition.language})`,
      state: state === "missing" ? "missing" : "wrong",
      detail: reason,
    });
  }
  return { findings, renditions: todo.length };
}
