export { answerTo } from "./answer-to.js";
export { batchBytesOf, decodeBatch, encodeBatch } from "./batch.js";
export {
  anchorId,
  type BatchName,
  type BatchTree,
  batchTree,
  type Inclusion,
  verifyInclusion,
} from "./batch-tree.js";
export { checkPost, checkSignedPost, postSchema, signedPostSchema } from "./check-post.js";
export { cidOfDigest, contentCid, contentDigest, validateContent } from "./content.js";
export {
  isSignedByKey,
  judgePost,
  type PostContext,
  type PostFault,
  type PostJudgement,
  timeFault,
} from "./judge-post.js";
export { isTooIntricate } from "./intricacy.js";
export * from "./limits.js";
export { nextListHead } from "./list-head.js";
export { type Mentions, mentionsIn } from "./mentions.js";
export { type AnchoredBatch, type BatchedPost, openBatch } from "./open-batch.js";
export { isPlainText, utf8Length } from "./plain-text.js";
export {
  listId,
  postDomain,
  type PostEnvelope,
  postId,
  postTypes,
  type SignedPost,
  signPost,
} from "./post.js";
export { renderMarkdown } from "./render-markdown.js";
export { type Thread, type ThreadEntry, type ThreadPost, threadsOf } from "./threads.js";
