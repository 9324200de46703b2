import type { StagedImport } from "./stage-import.js";

/** What `--json` says about a mailbox that was read. */
export function importResult({ head, entries, file }: StagedImport): Record<string, unknown> {
  const { list, source, quoting, addresses, messages, threads, attachments } = head;
  return {
    list,
    provenance: "imported",
    source,
    quoting,
    addresses,
    messages,
    threads,
    attachments,
    leftOut: entries.filter((entry) => entry.kind === "left-out"),
    cid: file.cid,
    size: file.size,
  };
}
