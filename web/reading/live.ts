import type { QueryKey } from "@tanstack/react-query";
import { z } from "zod";
import { keys } from "./keys.js";

/**
 * Kinds of what changes, as `/v1/events` names them. The last three mean everything: something was missed, the chain went
 * back behind what was told, or the relay began anew.
 */
export const EVENT_KINDS = [
  ...["motion", "member", "election", "recall", "office", "document", "case"],
  ...["list", "thread", "post", "paper", "ballotPaper", "rules"],
  ...["missed", "reorganised", "rebuilt"],
] as const;

const eventSchema = z.object({ block: z.int().nonnegative(), id: z.string().max(200) });

/** Which answers an event makes old: always those of the contracts themselves, of which nobody knows what they hang on. */
export function staleAfter(kind: string, data: string): readonly QueryKey[] {
  const parsed = eventSchema.safeParse(jsonOf(data));
  return [...readAnew(kind, parsed.success ? parsed.data.id : ""), keys.chain];
}

/** Numbers of the coalition as a whole change with its members. */
function readAnew(kind: string, id: string): readonly QueryKey[] {
  switch (kind) {
    case "motion":
      return [keys.motions, keys.motion(id)];
    case "member":
      return [keys.members, keys.member(id), keys.coalition];
    case "election":
    case "recall":
    case "office":
      // A call, a count or a seating changes several of them at once.
      return [
        ...[keys.elections, keys.offices, keys.recalls],
        ...[
          ["reading", "election"],
          ["reading", "recall"],
          ["reading", "paper"],
        ],
      ];
    case "ballotPaper":
      return [keys.paper(id), keys.elections, ["reading", "election"], ["reading", "recall"]];
    case "rules":
      return [keys.coalition];
    case "document":
      return [keys.documents, keys.document(id)];
    case "case":
      // A case may hide a post, and take a right to post away.
      return [keys.cases, keys.case(id), ["reading", "member"], ["reading", "thread"]];
    case "list":
      return [keys.lists, ["reading", "list"]];
    case "thread":
      return [keys.lists, ["reading", "threads"], ["reading", "thread"]];
    case "post":
      return [keys.post(id), keys.proof(id), ["reading", "thread"], ["reading", "log"]];
    case "paper":
      return [];
    default:
      return [keys.all];
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
