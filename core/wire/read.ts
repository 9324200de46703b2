import { z } from "zod";
import { addressField, bytes32Field, decimalField, momentField } from "./fields.js";

export * from "./elections.js";

/** What a relay answers from its index. Moments are seconds since 1970, ids 0x and 64 hexadecimal digits. */

const count = z.int().nonnegative();
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const bytes = z.string().regex(/^0x([0-9a-f]{2})*$/);
const digits = z.string().regex(/^\d+$/);

/** The block an answer is of. */
export const wireBlockSchema = z
  .object({ number: count, hash: z.string(), time: count })
  .meta({ id: "BlockMark", description: "The block up to which the index knows the chain." });

export type WireBlock = z.infer<typeof wireBlockSchema>;

/** A piece of a long answer; `next` is the cursor of the piece after it, null after the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ at: wireBlockSchema, items: z.array(item), next: z.string().nullable() });

export const oneOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ at: wireBlockSchema, item });

export const pageQuery = z.object({
  cursor: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, { error: "must be a cursor of an answer before" })
    .optional(),
  limit: z.coerce.number().int().min(1).max(100, { error: "must be at most 100" }).default(50),
});

export type PageQuery = z.infer<typeof pageQuery>;

export const idParams = z.object({ id: bytes32Field });
export const accountParams = z.object({ account: addressField });

export const seatSchema = z
  .object({
    account: address,
    seatId: hash,
    seatNumber: count,
    status: z.enum(["waiting", "voter", "former"]),
    group: z.object({ index: count, name: z.string() }),
    codeVersion: hash,
    joinedAt: momentField,
    voter: z.object({ number: count, since: momentField }).optional(),
    profile: hash.optional(),
    left: z
      .object({ at: momentField, how: z.enum(["left", "removed"]), reason: z.string().optional() })
      .optional(),
  })
  .meta({ id: "Seat" });

export const memberSchema = z.object({
  account: address,
  seats: z.array(seatSchema),
  /** Whether the member may post now: `granted`, or why not. */
  postingRight: z.enum(["granted", "not a member", "suspended", "held", "code not accepted"]),
  /** The account that anchors in the member's name. */
  relay: z.object({ relay: address, url: z.string(), at: momentField }).optional(),
});

export const coalitionSchema = z.object({
  chainId: count,
  addresses: z.record(z.string(), address),
  daoURI: z.string(),
  sealedAt: momentField.optional(),
  members: count,
  voters: count,
  groups: z.array(z.object({ index: count, name: z.string() })),
  rules: z.record(z.string(), z.record(z.string(), z.number())),
});

const votes = z.object({ for: count, against: count, abstain: count });
const call = z.object({ target: address, value: digits, calldata: bytes });

export const motionOptionSchema = z.object({
  /** Place on the ballot, from 1. */
  number: count,
  origin: hash,
  text: hash,
  title: z.string(),
  mover: address,
  class: z.enum(["ordinary", "fundamental"]),
  secondsGiven: count,
  secondsNeeded: count,
  standing: z.boolean(),
  votes,
  quorum: count,
  dropped: z.enum(["quorum", "majority"]).optional(),
});

/** A text of a motion: its own, a rival's, or other wording for one of them. */
export const motionTextSchema = z.object({
  id: hash,
  kind: z.enum(["motion", "rival", "correction"]),
  /** The motion or rival whose wording it corrects. */
  corrects: hash.optional(),
  title: z.string(),
  description: z.string(),
  calls: z.array(call),
  mover: address,
  class: z.enum(["ordinary", "fundamental"]),
  /** What was pinned of the code it calls: the lower 128 bits of the digest of the targets' code hashes, in decimal. */
  codeDigest: digits,
  filedAt: momentField,
  secondsGiven: count,
  secondsNeeded: count,
  /** OpenZeppelin's ProposalState. */
  state: count,
  /** Last moment at which another voter may take it over; only once its mover withdrew it. */
  withdrawnUntil: momentField.optional(),
  takenOver: z.boolean(),
  eta: momentField.optional(),
  executedAt: momentField.optional(),
});

/** A text that was announced to take a place on the ballot, and takes it unless somebody objects in time. */
export const replacementSchema = z.object({
  how: z.enum(["accepted", "corrected"]),
  /** The motion or rival whose place it is. */
  origin: hash,
  text: hash,
  announcedAt: momentField,
  objectUntil: momentField,
  objected: z.boolean(),
});

export const motionSummarySchema = z
  .object({
    id: hash,
    kind: z.enum(["motion", "notice"]),
    title: z.string(),
    mover: address,
    class: z.enum(["ordinary", "fundamental"]),
    filedAt: momentField,
    phase: z.string(),
    until: momentField.optional(),
    sentence: z.string(),
    secondsGiven: count,
    secondsNeeded: count,
    outcome: z.enum(["open", "cancelled", "lapsed", "defeated", "passed"]),
    /** The text that won, of a motion that passed with another than the one first moved. */
    passedAs: z.object({ id: hash, title: z.string() }).optional(),
    /** OpenZeppelin's ProposalState of the motion's own text. */
    state: count,
    opensAt: momentField,
    deadline: momentField,
    ballots: count,
    votes,
    quorum: count,
  })
  .meta({ id: "MotionSummary" });

export const motionSchema = motionSummarySchema.extend({
  description: z.string(),
  calls: z.array(call),
  proposer: address,
  filedInBlock: count,
  snapshot: momentField,
  electorate: count,
  extended: z.boolean(),
  notice: z.object({ needed: count, given: count, contested: z.boolean() }).optional(),
  eta: momentField.optional(),
  executedAt: momentField.optional(),
  options: z.array(motionOptionSchema),
  /** Every text ever filed for it, also rivals that have not got their seconds; in the order of filing. */
  texts: z.array(motionTextSchema),
  replacements: z.array(replacementSchema),
  preferred: z.array(z.array(count)),
  winner: hash.optional(),
  explanation: z.string(),
});

export const ballotSchema = z.object({
  voter: address,
  castAt: momentField,
  tx: hash,
  reason: z.string(),
  ranks: z.array(count),
  vote: z.object({ text: hash, support: count }).optional(),
});

export const listSchema = z
  .object({
    id: hash,
    name: z.string(),
    purpose: z.string(),
    openedAt: momentField,
    closedAt: momentField.optional(),
    next: count,
    head: hash,
    posts: count,
    threads: count,
    lastPostAt: momentField.optional(),
  })
  .meta({ id: "List" });

export const threadSchema = z
  .object({
    id: hash,
    list: hash,
    subject: z.string(),
    author: address,
    startedAt: momentField,
    posts: count,
    lastIndex: count,
    lastAt: momentField,
  })
  .meta({ id: "Thread" });

const hiddenSchema = z.object({ caseId: hash, reason: z.string(), at: momentField });

export const postViewSchema = z
  .object({
    id: hash,
    list: hash,
    author: address,
    parent: hash,
    subject: z.string(),
    content: hash,
    /** CID of the content; `/ipfs/` serves it. */
    cid: z.string(),
    sentAt: momentField,
    sequence: decimalField(64),
    previous: hash,
    index: count,
    thread: hash,
    replies: count,
    at: momentField,
    tx: hash,
    direct: z.boolean(),
    /** Set while a case stands that marked the post as hidden; readers fold it away and may open it. */
    hidden: hiddenSchema.optional(),
  })
  .meta({ id: "Post" });

/** An index of a list's log as it is, refused posts included. */
export const logEntrySchema = z.object({
  index: count,
  id: hash,
  author: address,
  subject: z.string(),
  at: momentField,
  tx: hash,
  fault: z.string().optional(),
  refused: z.string().optional(),
});

export const proofSchema = z.object({
  list: hash,
  postId: hash,
  /** `direct`: the event of the transaction is the proof. */
  how: z.enum(["direct", "anchored"]),
  tx: hash,
  block: count,
  index: count,
  root: hash.optional(),
  /** Posts in the batch. */
  count: count.optional(),
  /** Of the batch's bytes. */
  cid: z.string().optional(),
  place: count.optional(),
  proof: z.array(hash).optional(),
});

export const caseSchema = z
  .object({
    id: hash,
    reporter: address,
    respondent: address,
    duty: count,
    offTopic: z.boolean(),
    post: hash.optional(),
    evidence: hash.optional(),
    ruleSet: count,
    reportedAt: momentField,
    replyUntil: momentField,
    decideUntil: momentField,
    /** Where the case stands at the block of the answer. */
    stage: z.string(),
    outcome: z.enum(["undecided", "dismissed", "referred", "sanctioned"]),
    verdict: z.enum(["upheld", "lifted"]).optional(),
    rung: count,
    decidedAt: momentField.optional(),
    until: momentField.optional(),
    appealUntil: momentField.optional(),
    heardUntil: momentField.optional(),
    supporters: count,
    votesNeeded: count,
    votesToUphold: count,
    votesToLift: count,
    advised: z.boolean(),
    hidesPost: z.boolean(),
    held: momentField.optional(),
    holder: address.optional(),
    basis: hash.optional(),
    reasons: hash.optional(),
  })
  .meta({ id: "Case" });

export const caseDetailSchema = caseSchema.extend({
  events: z.array(
    z.object({
      name: z.string(),
      at: momentField,
      tx: hash,
      by: address.optional(),
      digest: hash.optional(),
    }),
  ),
});

/** What an author's next post on a list has to follow. */
export const authorSchema = z
  .object({
    /** Number of the author's next post there. */
    next: decimalField(64),
    /** The author's last post there, zero before the first. */
    previous: hash,
    /** Posts of the list in batches nobody at hand has: the author's own may be among them. */
    unread: count,
  })
  .meta({ id: "Author" });

const renditionSchema = z.object({
  index: count,
  digest: hash,
  cid: bytes,
  cidText: z.string(),
  size: count,
  mediaType: z.string(),
  language: z.string(),
  authentic: z.boolean(),
});

export const documentSchema = z
  .object({
    id: hash,
    author: address,
    kind: z.string(),
    name: z.string(),
    versions: count,
    openedAt: momentField,
    dissentFrom: hash.optional(),
  })
  .meta({ id: "Document" });

export const versionSchema = z.object({
  id: hash,
  document: hash,
  number: count,
  supersedes: hash.optional(),
  recordedAt: momentField,
  recordedInBlock: count,
  renditions: z.array(renditionSchema),
  withdrawn: z.object({ at: momentField, reason: z.string() }).optional(),
});

export const documentDetailSchema = documentSchema.extend({
  /** The newest 50 versions, the newest first. */
  latest: z.array(versionSchema),
});

const searchKind = z.enum(["motion", "document", "post", "list", "imported"]);

export const searchQuery = z.object({
  q: z.string().min(1, { error: "must hold a word" }).max(200),
  kind: searchKind.optional(),
  list: bytes32Field.optional(),
  offset: z.coerce.number().int().min(0).max(1_000).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const searchHitSchema = z.object({
  kind: searchKind,
  id: hash,
  list: hash.optional(),
  /** Of what is `imported`: where its history has it. Nobody signed it, and `at` is what its date says. */
  history: z.object({ cid: z.string(), index: count }).optional(),
  title: z.string(),
  excerpt: z.string(),
  at: momentField,
});

export const searchAnswerSchema = z.object({
  at: wireBlockSchema,
  items: z.array(searchHitSchema),
});

export type SeatView = z.infer<typeof seatSchema>;
export type MemberView = z.infer<typeof memberSchema>;
export type CoalitionView = z.infer<typeof coalitionSchema>;
export type MotionSummary = z.infer<typeof motionSummarySchema>;
export type MotionView = z.infer<typeof motionSchema>;
export type MotionTextView = z.infer<typeof motionTextSchema>;
export type ReplacementView = z.infer<typeof replacementSchema>;
export type PostView = z.infer<typeof postViewSchema>;
export type ProofView = z.infer<typeof proofSchema>;
export type AuthorView = z.infer<typeof authorSchema>;
export type CaseView = z.infer<typeof caseSchema>;
export type CaseDetail = z.infer<typeof caseDetailSchema>;
export type DocumentDetail = z.infer<typeof documentDetailSchema>;
export type SearchHitView = z.infer<typeof searchHitSchema>;
