import { z } from "zod";
import { BOUNDS, TEXT_LIMITS, type Bound } from "./bounds.js";
import type { CoalitionFile } from "./coalition-file.js";
import { checkConsistency } from "./consistency.js";
import { STANDING_KINDS } from "./document-kinds.js";
import {
  checksummedAddress,
  countIn,
  durationIn,
  languageTag,
  outOfBounds,
  relativePath,
  section,
  shareIn,
  textUpTo,
  wordOf,
} from "./fields.js";

function listOf<Item extends z.ZodType>(item: Item, bound: Bound) {
  return z.array(item).superRefine((list, context) => {
    if (list.length >= bound.min && list.length <= bound.max) return;
    context.addIssue({ code: "custom", message: outOfBounds(list.length, bound) });
  });
}

const motionClass = section({
  discussion: durationIn(BOUNDS.discussion),
  voting: durationIn(BOUNDS.voting),
  timelock: durationIn(BOUNDS.timelock),
  seconds: countIn(BOUNDS.seconds),
  quorumFloor: countIn(BOUNDS.quorumFloor),
  quorumShare: shareIn(BOUNDS.quorumShare),
  lateQuorumExtension: durationIn(BOUNDS.lateQuorumExtension),
});

const admission = z.discriminatedUnion(
  "policy",
  [
    section({ policy: z.literal("open") }, { vouches: 'only the policy "vouches" counts them' }),
    section({ policy: z.literal("vouches"), vouches: countIn(BOUNDS.vouches) }),
  ],
  {
    error: (issue) =>
      issue.code === "invalid_union" ? 'policy must be "open" or "vouches"' : undefined,
  },
);

const founder = section(
  { address: checksummedAddress, group: z.string() },
  { name: "the file is public, so founders are addresses without names" },
);

const rendition = section({
  file: relativePath(TEXT_LIMITS.file),
  language: languageTag,
  mediaType: textUpTo(TEXT_LIMITS.mediaType).regex(
    /^[a-z]+\/[a-z0-9][a-z0-9.+-]*(; ?[a-z-]+=[A-Za-z0-9-]+)*$/,
    {
      error: 'must be a media type such as "text/markdown"',
    },
  ),
  authentic: z.boolean(),
});

const document = section({
  name: z.string().regex(new RegExp(`^[a-z0-9][a-z0-9.-]{0,${TEXT_LIMITS.documentName - 1}}$`), {
    error: `must be 1 to ${TEXT_LIMITS.documentName} characters of a-z, 0-9, "." and "-", the first a letter or digit`,
  }),
  kind: wordOf(STANDING_KINDS),
  renditions: listOf(rendition, BOUNDS.renditions),
});

/** The coalition file, key by key; `docs/coalitions.md` is its documentation for people. */
export const coalitionFileSchema: z.ZodType<CoalitionFile> = section({
  schema: z.literal(1, {
    error: ({ input }) => (input === undefined ? undefined : "must be 1, the only schema so far"),
  }),
  name: textUpTo(TEXT_LIMITS.name),
  shortName: z.string().regex(new RegExp(`^[A-Za-z0-9 -]{1,${TEXT_LIMITS.shortName}}$`), {
    error: `must be 1 to ${TEXT_LIMITS.shortName} letters, digits, spaces and hyphens`,
  }),
  uri: textUpTo(TEXT_LIMITS.uri, 0).default(""),
  membership: section({
    groups: listOf(textUpTo(TEXT_LIMITS.group), BOUNDS.groups),
    waitingPeriod: durationIn(BOUNDS.waitingPeriod),
    joinsPerDay: countIn(BOUNDS.joinsPerDay),
    admission,
  }),
  motions: section({
    livePerMember: countIn(BOUNDS.livePerMember),
    ordinary: motionClass,
    fundamental: motionClass,
  }),
  founders: listOf(founder, BOUNDS.founders),
  documents: z.array(document),
}).superRefine(checkConsistency);
