import { z } from "zod";
import {
  BOUNDS,
  CONDUCT_BOUNDS,
  ELECTION_BOUNDS,
  LIST_BOUNDS,
  OFFICE_BOUNDS,
  TEXT_LIMITS,
  type Bound,
} from "./bounds.js";
import { ELECTION_METHODS, type CoalitionFile } from "./coalition-file.js";
import { checkConsistency } from "./consistency.js";
import { STANDING_KINDS } from "./document-kinds.js";
import {
  calendarDay,
  checksummedAddress,
  countIn,
  durationIn,
  languageTag,
  outOfBounds,
  relativePath,
  section,
  shareIn,
  slugUpTo,
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

const deliberation = section({
  reading: durationIn(BOUNDS.reading),
  objection: durationIn(BOUNDS.objection),
  consentFloor: countIn(BOUNDS.consentFloor),
  consentShare: shareIn(BOUNDS.consentShare),
});

const office = section({
  name: slugUpTo(TEXT_LIMITS.officeName),
  seats: countIn(OFFICE_BOUNDS.seats),
  method: wordOf(ELECTION_METHODS),
  cohorts: countIn(OFFICE_BOUNDS.cohorts),
  termsInRow: countIn(OFFICE_BOUNDS.termsInRow),
  firstTerm: calendarDay,
  term: durationIn(OFFICE_BOUNDS.term),
  excludes: z.array(z.string()).default([]),
});

const elections = section({
  nominations: durationIn(ELECTION_BOUNDS.nominations),
  acceptance: durationIn(ELECTION_BOUNDS.acceptance),
  extension: durationIn(ELECTION_BOUNDS.extension),
  campaign: durationIn(ELECTION_BOUNDS.campaign),
  ballot: durationIn(ELECTION_BOUNDS.ballot),
  challenge: durationIn(ELECTION_BOUNDS.challenge),
  challengeHold: durationIn(ELECTION_BOUNDS.challengeHold),
  holdOver: durationIn(ELECTION_BOUNDS.holdOver),
  seconds: countIn(ELECTION_BOUNDS.seconds),
  challengeFloor: countIn(ELECTION_BOUNDS.challengeFloor),
  challengeShare: shareIn(ELECTION_BOUNDS.challengeShare),
});

const conduct = section({
  replyWindow: durationIn(CONDUCT_BOUNDS.replyWindow),
  decisionPeriod: durationIn(CONDUCT_BOUNDS.decisionPeriod),
  appealWindow: durationIn(CONDUCT_BOUNDS.appealWindow),
  hearingPeriod: durationIn(CONDUCT_BOUNDS.hearingPeriod),
  ladderMemory: durationIn(CONDUCT_BOUNDS.ladderMemory),
  suspension: durationIn(CONDUCT_BOUNDS.suspension),
  longSuspension: durationIn(CONDUCT_BOUNDS.longSuspension),
  yearSuspension: durationIn(CONDUCT_BOUNDS.yearSuspension),
  hold: durationIn(CONDUCT_BOUNDS.hold),
  codeGrace: durationIn(CONDUCT_BOUNDS.codeGrace),
  appealVoters: countIn(CONDUCT_BOUNDS.appealVoters),
  reportCap: countIn(CONDUCT_BOUNDS.reportCap),
});

const list = section({
  name: slugUpTo(TEXT_LIMITS.listName),
  purpose: textUpTo(TEXT_LIMITS.listPurpose),
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
  name: slugUpTo(TEXT_LIMITS.documentName),
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
    deliberation,
  }),
  offices: listOf(office, OFFICE_BOUNDS.offices),
  elections,
  conduct,
  lists: listOf(list, LIST_BOUNDS.lists),
  founders: listOf(founder, BOUNDS.founders),
  documents: z.array(document),
}).superRefine(checkConsistency);
