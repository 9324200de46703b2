import type { DocumentKind } from "../../../core/coalition/index.js";
import type { Action, Outcome, Phase } from "../../../core/motions/index.js";
import type { ArchivedFile } from "../archive-documents.js";
import type { Person } from "../cast.js";

/** What becomes of a motion of the demo. */
export type Plot =
  | "carried"
  | "carried by signed ballots"
  | "fails quorum"
  | "an amendment wins"
  | "passes by consent"
  | "carried over objections"
  | "voted down";

/** What the archive must hold once the motion was executed, and only then; the result of a poll, in any case. */
export type Effect =
  | { resolution: string }
  | { kind: DocumentKind; name: string; files: readonly ArchivedFile[] }
  | { poll: string };

/** Words and calls that were filed: a motion, or a rival text. */
export interface DemoText {
  id: bigint;
  title: string;
  effect: Effect;
  mover: Person;
  actions: Action[];
  description: string;
}

/** A motion of the demo, filed and seconded. */
export interface DemoMotion extends DemoText {
  plot: Plot;
  /** In the order in which they got their places on the ballot, from 2. */
  rivals: DemoText[];
  /** Against a notice, in their order. */
  objections: { voter: string; reason: string }[];
}

/** How a motion of a plot ends. */
export interface Ending {
  outcome: Outcome;
  phase: Phase;
  /** Whether the motion's own text reaches its quorum and its majority, where the story depends on it. */
  quorate?: boolean;
  majority?: boolean;
  /** After the title. */
  words: string;
}

export const ENDINGS: Record<Plot, Ending> = {
  carried: {
    outcome: "passed",
    phase: "executed",
    quorate: true,
    majority: true,
    words: "passes",
  },
  "carried by signed ballots": {
    outcome: "passed",
    phase: "executed",
    quorate: true,
    majority: true,
    words: "passes",
  },
  "fails quorum": {
    outcome: "defeated",
    phase: "defeated",
    quorate: false,
    majority: true,
    words: "is defeated for want of quorum alone",
  },
  "an amendment wins": {
    outcome: "passed",
    phase: "executed",
    words: "passes as amended",
  },
  "passes by consent": {
    outcome: "passed",
    phase: "executed",
    words: "passes without a vote",
  },
  "carried over objections": {
    outcome: "passed",
    phase: "executed",
    quorate: true,
    majority: true,
    words: "passes by a vote",
  },
  "voted down": {
    outcome: "defeated",
    phase: "defeated",
    majority: false,
    words: "is voted down",
  },
};

/** The text that is to win: the first rival, or the motion's own; nothing if none is. */
export function winnerOf(motion: DemoMotion): DemoText | undefined {
  if (motion.plot === "an amendment wins") return motion.rivals[0];
  return ENDINGS[motion.plot].outcome === "passed" ? motion : undefined;
}
