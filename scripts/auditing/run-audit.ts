import { type AuditResult, CHECKS, type OpenAudit, runAudit } from "../../core/audit/index.js";
import { inWords } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";
import type { Progress } from "../cli/output.js";
import type { Evidence } from "./evidence.js";
import { readBuild } from "./read-build.js";

export interface RunOptions {
  /** Ids of checks; all of them without it. */
  only?: readonly string[] | undefined;
  /** Shown the proved state once the checks ran. */
  report?: (opened: OpenAudit) => Promise<void>;
}

/** Runs an audit, with a bar for each of its steps. */
export async function auditWith(
  { output }: Pick<Context, "output">,
  { source, range, directory }: Evidence,
  { only, report }: RunOptions = {},
): Promise<AuditResult> {
  let current: { id: string; bar: Progress } | undefined;
  try {
    return await runAudit({
      ...{ source, range, directory, only, report },
      build: await readBuild(range.chainId),
      onProgress(id, done, of) {
        if (current?.id !== id) {
          current?.bar.stop();
          current = { id, bar: output.progress(labelOf(id), of ?? done) };
        }
        current.bar.update(done, of ?? done);
      },
    });
  } finally {
    current?.bar.stop();
  }
}

const labelOf = (id: string): string =>
  CHECKS.find((check) => check.id === id)?.title ?? inWords(id);
