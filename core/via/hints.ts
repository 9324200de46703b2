/** What to do about trouble with a relay, in the words of the place where somebody acts. */
export interface RelayHints {
  /** Nothing answers at its address. */
  away: string;
  /** It refuses, and does not say what to do. */
  refused: string;
  /** What answers is no relay. */
  strange: string;
  /** Its receipt is not its receipt. */
  forged: string;
  /** It promises for some other day. */
  farOff: string;
  /** It took the message, and then could not bring it. */
  undone: string;
  /** Somebody else brought the message. */
  otherwise: string;
  /** It broke its promise; the signed promise is said behind this. */
  late: string;
  /** What it named does not do it. */
  lied: string;
  /** It keeps to itself what would prove that a post is there. @param relay - its URL. */
  unproved(relay: string): string;
  /** It names a transaction that is not to be found. */
  unknown: string;
  /** No signed paper stands for what was to be done. */
  unsigned: string;
  /** A signed ballot on one text carries no reason. */
  reason: string;
}

/** Where nobody said it in words of their own. */
export const RELAY_HINTS: RelayHints = {
  away: "Check the address, try another relay, or send it directly to the chain.",
  refused: "It can go through another relay, or directly to the chain, paid by your account.",
  strange: "Check the address; relays of another version may not understand this one.",
  forged: "Do not rely on this relay: try another, or send it directly.",
  farOff: "It may bring it all the same. Do not wait for it: try another, or send it directly.",
  undone: "Nothing was done. It can go directly to the chain.",
  otherwise: "Nothing more is to be done.",
  late: "It may still come: look whether it has before it goes directly.",
  lied: "Look at the chain itself, and do not rely on this relay.",
  unproved: () => "Before you post again look at the list through another relay.",
  unknown: "Look again in a minute; your node may be behind.",
  unsigned: "It goes directly to the chain, paid by your account. Whoever likes may send it.",
  reason: "Leave the reason out, or let the ballot go directly, reason and all.",
};
