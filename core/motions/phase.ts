import { DaoError } from "../errors.js";
import { countOf, formatMoment } from "../format/index.js";

/** Where a motion stands, as people say it. */
export type Phase =
  | "discussion"
  | "notice"
  | "contested"
  | "withdrawn"
  | "vote"
  | "lapsed"
  | "cancelled"
  | "replaced"
  | "defeated"
  | "succeeded"
  | "queued"
  | "due"
  | "executed";

/** Where a motion stands at a moment. */
export interface MotionPhase {
  phase: Phase;
  /** Timestamp in seconds at which this ends by itself; nothing when it does not. */
  until: bigint | undefined;
  /** One line: what the phase means and what can be done. */
  sentence: string;
}

/** What the phase follows from; times are timestamps in seconds, zero for "not known yet". */
export interface PhaseInput {
  /** OpenZeppelin's ProposalState. */
  state: number;
  secondsGiven: number;
  secondsNeeded: number;
  opensAt: bigint;
  deadline: bigint;
  takeoverUntil: bigint;
  eta: bigint;
  /** Objections to a notice, and how many send it to a vote; nothing for what is no notice. */
  notice?: { given: number; needed: number; contested: boolean } | undefined;
  /** Whether another text took its place on the ballot. */
  replaced?: boolean;
}

/** OpenZeppelin's ProposalState; nothing here expires, so that one never comes. */
export const STATE = {
  pending: 0,
  active: 1,
  canceled: 2,
  defeated: 3,
  succeeded: 4,
  queued: 5,
  executed: 7,
} as const;

const open = (phase: Phase, until: bigint, sentence: string): MotionPhase => ({
  phase,
  until,
  sentence,
});

const closed = (phase: Phase, sentence: string): MotionPhase => ({
  phase,
  until: undefined,
  sentence,
});

/** Says where a motion stands `now`, the timestamp of the block its state was read at. */
export function motionPhase(motion: PhaseInput, now: bigint): MotionPhase {
  const { state, secondsGiven, secondsNeeded, deadline, eta } = motion;
  switch (state) {
    case STATE.pending:
      return pending(motion);
    case STATE.active:
      return open("vote", deadline, `Voters cast their ballots until ${formatMoment(deadline)}.`);
    case STATE.canceled:
      return motion.replaced === true
        ? closed("replaced", "Another text has its place on the ballot.")
        : closed("cancelled", "Its mover withdrew it and nobody took it over.");
    case STATE.defeated:
      return secondsGiven < secondsNeeded
        ? closed(
            "lapsed",
            `It lapsed: ${countOf(secondsGiven, "second")} of ${secondsNeeded} were given in time.`,
          )
        : closed("defeated", "The vote went against it, or too few voted for it.");
    case STATE.succeeded:
      return closed("succeeded", "It passed; anybody may queue it.");
    case STATE.queued:
      return eta > now
        ? open("queued", eta, `It passed and can be executed from ${formatMoment(eta)} on.`)
        : closed("due", "It passed and waited long enough; anybody may execute it.");
    case STATE.executed:
      return closed("executed", "It passed and was executed.");
    default:
      throw new DaoError(
        "MOTION_STATE_UNKNOWN",
        `The governor reports the unknown state ${state}.`,
        {
          hint: "The coalition may run a newer version of the contracts: update this kit.",
        },
      );
  }
}

function pending({
  secondsGiven,
  secondsNeeded,
  opensAt,
  takeoverUntil,
  notice,
}: PhaseInput): MotionPhase {
  if (takeoverUntil !== 0n) {
    return open(
      "withdrawn",
      takeoverUntil,
      `The mover withdrew it; another voter may take it over until ${formatMoment(takeoverUntil)}.`,
    );
  }
  const opening = formatMoment(opensAt);
  const missing =
    secondsGiven < secondsNeeded
      ? `It needs ${countOf(secondsNeeded - secondsGiven, "more second")} before ${opening}, or it lapses.`
      : undefined;
  if (notice === undefined) {
    const seconded = `It has its seconds; the vote opens after ${opening}.`;
    return open("discussion", opensAt, missing ?? seconded);
  }
  if (notice.contested) {
    const contested = `${countOf(notice.given, "voter")} objected; the vote opens after ${opening}.`;
    return open("contested", opensAt, missing ?? contested);
  }
  const objections = countOf(notice.needed - notice.given, "more voter");
  return open(
    "notice",
    opensAt,
    missing ??
      `It passes by itself after ${opening}, unless ${objections} object${notice.needed - notice.given === 1 ? "s" : ""}.`,
  );
}
