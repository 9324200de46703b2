/** Headers of exported posts: what a mail program does not need, and whoever checks the post does. */
export const EXPORT_HEADERS = {
  /** Id of the post. */
  post: "X-Three-Opens-Post",
  /** Id of the list. */
  list: "X-Three-Opens-List",
  /** Number among the author's posts on the list. */
  sequence: "X-Three-Opens-Sequence",
  /** Index in the list's log. */
  place: "X-Three-Opens-Place",
  /** Transaction that brought it onto the chain, and that block's time. */
  anchor: "X-Three-Opens-Anchor",
  /** As hexadecimal. */
  signature: "X-Three-Opens-Signature",
  /** A batch of this one post, base64: everything that was signed, exactly. */
  envelope: "X-Three-Opens-Envelope",
  /** EIP-712 domain: `name=…; version=…; chainId=…; verifyingContract=…`. */
  domain: "X-Three-Opens-Domain",
  /** `missing` where the relay did not hold the content. */
  content: "X-Three-Opens-Content",
  /** Id of the case in which it was hidden. */
  hidden: "X-Three-Opens-Hidden",
} as const;

/** Addresses of members go nowhere (RFC 2606). */
export const MEMBER_HOST = "members.invalid";
