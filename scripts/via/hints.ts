import type { RelayHints } from "../../core/via/index.js";

const STATUS = "npm run dao -- status";

/** For commands that act through a relay, with `--via`. */
export const ACTING_HINTS: RelayHints = {
  away: "Check the address, try another relay, or leave --via out: then it goes directly to the chain.",
  refused: "Without --via it goes directly to the chain, paid by your account.",
  strange: "Check the address; relays of another version may not understand this command line.",
  forged: "Do not rely on this relay: try another, or leave --via out and it goes directly.",
  farOff: "It may bring it all the same. Do not wait for it: leave --via out, or try another.",
  undone: "Nothing was done. Without --via it goes directly to the chain.",
  otherwise: `Nothing more is to be done; ${STATUS} shows it.`,
  late: `It may still come: look with ${STATUS} before it goes directly, without --via.`,
  lied: `Look with ${STATUS}, and do not rely on this relay.`,
  unproved: (relay) =>
    `Before you post again look with npm run dao -- thread <list> --relay ${relay}`,
  unknown: `Look again in a minute with ${STATUS}; your node may be behind.`,
  unsigned:
    "Leave --via out: it goes directly to the chain, paid by the account of --as. Whoever likes may send it.",
  reason: "Leave --reason out, or leave --via out and the ballot goes directly, reason and all.",
};

/** For commands that only read from one. */
export const READING_HINTS: RelayHints = {
  ...ACTING_HINTS,
  away: "Check the address, or try another relay.",
  refused: "Try another relay.",
};
