import { formatBytes, shortAddress } from "../../../core/format/index.js";
import type { Output } from "../../cli/output.js";
import type { DocumentRow } from "../verify/documents.js";
import type { MemberRow } from "../verify/members.js";
import type { ForumStory } from "../verify/forum.js";
import type { Story } from "../verify/story.js";
import { reportElections } from "./elections.js";
import { reportForum } from "./forum.js";
import { reportMotions } from "./motions.js";
import { tick } from "./tick.js";

/** Longest name in a table: that of a nominee's statement is a hash. */
const SHOWN = 32;

/** The tables, and what did not hold; the last is said with `--json` too, on stderr. */
export function report(story: Story & ForumStory, output: Output): void {
  const { members, documents, motions, elections, checks } = story;
  reportMembers(members, output);
  reportDocuments(documents, output);
  reportMotions(motions, output);
  reportElections(elections, output);
  reportForum(story, output);
  const failed = checks.all.filter(({ holds }) => !holds);
  for (const { text } of failed) output.note(`✗ ${text}`);
  output.line(
    failed.length === 0
      ? `\nAll ${checks.all.length} checks held: what the chain says is what happened.`
      : `\n${failed.length} of ${checks.all.length} checks failed.`,
  );
}

function reportMembers(members: readonly MemberRow[], output: Output): void {
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
}

function reportDocuments(documents: readonly DocumentRow[], output: Output): void {
  output.line("\nDocuments, read back from the content store by the CIDs on chain");
  output.table(
    ["document", "kind", "language", "size", "CID", ""],
    documents.flatMap(({ name, kind, renditions }) =>
      renditions.map(({ language, size, cid, verified }) => [
        name.length > SHOWN ? `${name.slice(0, 10)}…` : name,
        kind,
        language,
        formatBytes(size),
        cid,
        tick(verified),
      ]),
    ),
  );
}
