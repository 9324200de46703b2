import type { z } from "zod";
import type * as wire from "../../core/wire/read.js";
import type {
  AuthorView,
  BallotPaperView,
  CaseDetail,
  CaseView,
  CoalitionView,
  DocumentDetail,
  ElectionView,
  MemberView,
  MotionSummary,
  MotionView,
  OfficeView,
  PostView,
  ProofView,
  RankingView,
  RecallView,
  SearchHitView,
  SeatView,
  WireBlock,
} from "../../core/wire/read.js";

export type {
  AuthorView,
  BallotPaperView,
  CaseDetail,
  CaseView,
  CoalitionView,
  DocumentDetail,
  ElectionView,
  MemberView,
  MotionSummary,
  MotionView,
  OfficeView,
  PostView,
  ProofView,
  RankingView,
  RecallView,
  SearchHitView,
  SeatView,
  WireBlock,
};
export type BallotView = z.infer<typeof wire.ballotSchema>;
export type ListView = z.infer<typeof wire.listSchema>;
export type ThreadView = z.infer<typeof wire.threadSchema>;
export type LogEntryView = z.infer<typeof wire.logEntrySchema>;
export type DocumentView = z.infer<typeof wire.documentSchema>;
export type VersionView = z.infer<typeof wire.versionSchema>;

/** An answer with the block it is of. */
export interface At<Item> {
  at: WireBlock;
  item: Item;
}

/** A piece of a long answer; `next` is the cursor of the piece after it, null after the last. */
export interface Page<Item> {
  at: WireBlock;
  items: readonly Item[];
  next: string | null;
}

export type ThreadPage = Page<PostView> & { thread: ThreadView };

/** Which piece of a long answer; 50 items from the beginning unless told. */
export interface PageQuery {
  cursor?: string | undefined;
  limit?: number;
}

export type SearchKind = SearchHitView["kind"];

export interface SearchQuestion {
  q: string;
  kind?: SearchKind | undefined;
  /** Id of a list. */
  list?: string | undefined;
  limit?: number;
  offset?: number;
}

/**
 * Where answers come from: the same questions, the same answers, whether a relay is asked or the chain is read here.
 * What does not exist is `undefined`.
 */
export interface Reader {
  readonly kind: "relay" | "chain";
  /** The relay's or the node's address, for people. */
  readonly where: string;
  coalition(): Promise<At<CoalitionView>>;
  members(query: PageQuery): Promise<Page<SeatView>>;
  member(account: string): Promise<At<MemberView> | undefined>;
  motions(query: PageQuery): Promise<Page<MotionSummary>>;
  motion(id: string): Promise<At<MotionView> | undefined>;
  ballots(motion: string, query: PageQuery): Promise<Page<BallotView>>;
  elections(query: PageQuery): Promise<Page<ElectionView>>;
  election(id: string): Promise<At<ElectionView> | undefined>;
  offices(query: PageQuery): Promise<Page<OfficeView>>;
  recalls(query: PageQuery): Promise<Page<RecallView>>;
  recall(id: string): Promise<At<RecallView> | undefined>;
  /** The ballot paper of an election or a recall, with its count. */
  paper(id: string): Promise<At<BallotPaperView> | undefined>;
  rankings(paper: string, query: PageQuery): Promise<Page<RankingView>>;
  lists(query: PageQuery): Promise<Page<ListView>>;
  /** @param idOrName - 0x and 64 digits, or the list's name. */
  list(idOrName: string): Promise<At<ListView> | undefined>;
  threads(list: string, query: PageQuery): Promise<Page<ThreadView> | undefined>;
  thread(post: string, query: PageQuery): Promise<ThreadPage | undefined>;
  post(id: string): Promise<At<PostView> | undefined>;
  log(list: string, query: PageQuery): Promise<Page<LogEntryView> | undefined>;
  /** What the next post of an account on a list has to follow. */
  author(list: string, account: string): Promise<At<AuthorView> | undefined>;
  proof(post: string): Promise<At<ProofView> | undefined>;
  cases(query: PageQuery): Promise<Page<CaseView>>;
  case(id: string): Promise<At<CaseDetail> | undefined>;
  documents(query: PageQuery): Promise<Page<DocumentView>>;
  document(id: string): Promise<At<DocumentDetail> | undefined>;
  search(question: SearchQuestion): Promise<{ at: WireBlock; items: readonly SearchHitView[] }>;
}
