export { awaitRead } from "./await-read.js";
export { chosenSchema, type Chosen } from "./chosen.js";
export { type Choice } from "./choose.js";
export { type CoalitionConfig } from "./config.js";
export { ConnectionProvider, type ConnectionProviderProps } from "./connection.js";
export type { RecordedContent } from "./content.js";
export { keys } from "./keys.js";
export { unlessMissing } from "./missing.js";
export type { RelayLook, RelayState } from "./look-at-relay.js";
export { type ReadingProgress, shareOf } from "./progress.js";
export { queryClient } from "./query-client.js";
export type {
  At,
  AuthorView,
  BallotPaperView,
  BallotView,
  CaseDetail,
  CaseView,
  CoalitionView,
  DocumentDetail,
  DocumentView,
  ElectionView,
  ListView,
  LogEntryView,
  MemberView,
  MotionSummary,
  MotionView,
  OfficeView,
  Page,
  PageQuery,
  PostView,
  ProofView,
  RankingView,
  Reader,
  RecallView,
  SearchHitView,
  SearchKind,
  SearchQuestion,
  SeatView,
  ThreadPage,
  ThreadView,
  VersionView,
  WireBlock,
} from "./reader.js";
export { originOf } from "./rpc.js";
export type { ConnectionStatus } from "./switchboard.js";
export { useAddresses } from "./use-addresses.js";
export { type ChainAnswer, useChain } from "./use-chain.js";
export { useCoalition, useMember, useMembers } from "./use-coalition.js";
export { useCase, useCases } from "./use-conduct.js";
export { type Connection, useConnection, useReader, useReadingProgress } from "./use-connection.js";
export {
  type ContentAnswer,
  type ContentQuery,
  type ContentState,
  useContent,
  useText,
} from "./use-content.js";
export { useDocument, useDocuments } from "./use-documents.js";
export {
  useElection,
  useElections,
  useOffices,
  usePaper,
  useRankings,
  useRecall,
  useRecalls,
} from "./use-elections.js";
export {
  useList,
  useLists,
  useLog,
  usePost,
  useProof,
  useThread,
  useThreads,
} from "./use-lists.js";
export type { Many } from "./use-many.js";
export { useMotion, useMotionBallots, useMotions } from "./use-motions.js";
export { useNow } from "./use-now.js";
export type { Answer } from "./use-one.js";
export { useSearch } from "./use-search.js";
