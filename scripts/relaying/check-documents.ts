import { readDocuments } from "../../core/archive/index.js";
import type { ReadableStore } from "../../core/content/index.js";
import type { BlockRange, CoalitionContracts } from "../../core/contracts/index.js";
import { checkStored, renditionsOf } from "../documents/check-stored.js";
import type { Finding } from "./finding.js";

/** Fetches every rendition in the archive and recomputes what the chain says of it. Those that are right need no line. */
export async function checkDocuments(
  { archive }: Pick<CoalitionContracts, "archive">,
  range: BlockRange,
  store: ReadableStore,
  onProgress: (done: number, total: number) => void,
): Promise<{ findings: Finding[]; renditions: number }> {
  const documents = await readDocuments({ archive }, range);
  const recorded = renditionsOf(documents);
  const findings: Finding[] = [];
  for (const [index, each] of recorded.entries()) {
    const { name, version, language, state, reason = "" } = await checkStored(each, store);
    onProgress(index + 1, recorded.length);
    if (state === "good" || state === "withdrawn") continue;
    findings.push({
      check: `${name} ${version} (${language})`,
      state: state === "missing" ? "missing" : "wrong",
      detail: reason,
    });
  }
  return { findings, renditions: recorded.length };
}
