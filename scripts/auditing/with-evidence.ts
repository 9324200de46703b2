import type { Context } from "../cli/context.js";
import type { Evidence, EvidenceInput } from "./evidence.js";
import { offlineEvidence } from "./offline-evidence.js";
import { onlineEvidence } from "./online-evidence.js";

/** Does something with the evidence that was named, and lets go of it afterwards. */
export async function withEvidence<Result>(
  context: Context,
  input: EvidenceInput,
  work: (evidence: Evidence) => Promise<Result>,
): Promise<Result> {
  const evidence =
    input.offline === undefined
      ? await onlineEvidence(context, input)
      : await offlineEvidence(input.offline, input);
  try {
    return await work(evidence);
  } finally {
    await evidence.close();
  }
}
