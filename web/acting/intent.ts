import type { QueryKey } from "@tanstack/react-query";
import type { ContentSource } from "../../core/content/index.js";

/** A call of one of the coalition's contracts; an `Act` of core fits. */
export interface IntendedCall {
  to: string;
  /** Calldata as hex. */
  data: string;
}

/**
 * What a page wants done, in the words of the person who does it.
 *
 * One call stands for every way it may travel: a verb becomes a signed paper, `castVote`, `castRankedVote` and
 * `castBallot` become signed ballots, `post` of the lists (with an empty signature) becomes a signed post; whatever no
 * relay takes goes as a transaction.
 */
export interface Intent {
  /** One line in the language of the page: title of the dialog and of the entry among what is under way. */
  title: string;
  call: IntendedCall;
  /** Said under the title: what follows from it. */
  lead?: string;
  /** What is signed, in words: shown above the exact fields. */
  facts?: readonly (readonly [label: string, value: string])[];
  /** Anything that must be read before it is signed, shown as a warning. */
  warning?: string;
  /** Bytes the call names by CID or digest; given to a relay, or offered as a file, before anything is signed. */
  content?: readonly ContentSource[];
  /** Queries that are out of date once it landed; by default everything that was read. */
  invalidate?: readonly QueryKey[];
}

/** What was done. */
export interface Landed {
  /** Hash of the transaction that did it, 32 bytes as hex. */
  transaction: string;
  /** `relay`: a relay brought it and paid; `direct`: the account sent it itself. */
  how: "relay" | "direct";
  /** Of a signed paper, ballot or post its EIP-712 digest; of a post that is its id. */
  digest?: string;
}
