/** The three opens, and what keeps them so. */
export const OPENS = ["membership", "lists", "archives"] as const;

export type Open = (typeof OPENS)[number];

/** A plain question and its answer. */
export interface OpensAnswer {
  /** Kebab-case; stable, because scripts name it. */
  id: string;
  open: Open;
  question: string;
  /** `unknown` where nobody could be asked: never a yes. */
  answer: "yes" | "no" | "unknown";
  /** One or two sentences with the figures in words. */
  detail: string;
  /** The figures behind the answer, in a stable order. */
  figures: Readonly<Record<string, number | string>>;
}

/** Somebody who keeps what the coalition published. */
export interface Holder {
  /** As it is shown: a URL, or "this machine". */
  name: string;
  /** Bytes of a block; nothing when they have none. What they give is checked. */
  blob(cid: string): Promise<Uint8Array | undefined>;
}

/** The whole self-audit, at the audited block. */
export interface OpensReport {
  /** Number, hash and timestamp (seconds) of the block. */
  block: { number: number; hash: string; time: number };
  directory: string;
  answers: readonly OpensAnswer[];
}
