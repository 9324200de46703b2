import { formatBytes, shortAddress } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";
import type { Story } from "./verify-story.js";

const tick = (holds: boolean) => (holds ? "✓" : "✗");

/** The three tables, and what did not hold; the last is said with `--json` too, on stderr. */
export function report({ members, documents, motions, checks }: Story, output: Output): void {
  output.line("\nMembers, from the events of the membership");
  const groups = [...new Set(members.map(({ group }) => group))];
  output.table(
    ["group", "members", "voters", "accounts"],
    groups.map((name) => {
      const of = members.filter(({ group }) => group === name);
      const voters = of.filter(({ voterNumber }) => voterNumber !== null).length;
      const accounts = of.map(({ account }) => shortAddress(account)).join(" ");
      return [name, String(of.length), String(voters), accounts];
    }),
  );
  output.line("\nDocuments, read back from the content store by the CIDs on chain");
  output.table(
    ["document", "kind", "language", "size", "CID", ""],
    documents.flatMap(({ name, kind, renditions }) =>
      renditions.map(({ language, size, cid, verified }) => [
        name,
        kind,
        language,
        formatBytes(size),
        cid,
        tick(verified),
      ]),
    ),
  );
  output.line("\nMotions, recounted from the ballots on chain");
  output.table(
    ["motion", "class", "for", "against", "abstain", "quorum", "outcome", "recount"],
    motions.map((motion) => [
      motion.title,
      motion.class,
      String(motion.for),
      String(motion.against),
      String(motion.abstain),
      String(motion.quorum),
      motion.outcome,
      tick(motion.recount.agrees),
    ]),
  );
  const failed = checks.all.filter(({ holds }) => !holds);
  for (const { text } of failed) output.note(`✗ ${text}`);
  output.line(
    failed.length === 0
      ? `\nAll ${checks.all.length} checks held: what the chain says is what happened.`
      : `\n${failed.length} of ${checks.all.length} checks failed.`,
  );
}
