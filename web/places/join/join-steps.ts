/** A step on the way to the vote. */
export interface JoinStep {
  id: "speak" | "wait" | "vouch" | "enrol" | "vote";
  state: "done" | "now" | "next";
  /** Seconds since 1970, where it is known. */
  at?: number;
}

export interface JoinProgress {
  /** Seconds since 1970: of joining, or now for who has not. */
  joinedAt: number;
  waitsUntil: number;
  now: number;
  hasJoined: boolean;
  isVoter: boolean;
  /** Vouches asked for and given; none are asked for under other policies. */
  vouches?: { needed: number; given: number } | undefined;
}

/** What comes between joining and the first vote, and how far somebody is. */
export function joinSteps(progress: JoinProgress): JoinStep[] {
  const { joinedAt, waitsUntil, now, hasJoined, isVoter, vouches } = progress;
  const vouched = vouches === undefined || vouches.given >= vouches.needed;
  // The contract enrols after the last moment of waiting, not at it.
  const waited = hasJoined && now > waitsUntil;
  const done: Record<JoinStep["id"], boolean> = {
    speak: hasJoined,
    wait: isVoter || waited,
    vouch: isVoter || (hasJoined && vouched),
    enrol: isVoter,
    vote: false,
  };
  const steps: Pick<JoinStep, "id" | "at">[] = [
    { id: "speak", at: joinedAt },
    { id: "wait", at: waitsUntil },
    ...(vouches === undefined ? [] : [{ id: "vouch" } as const]),
    { id: "enrol" },
    { id: "vote" },
  ];
  const first = hasJoined ? steps.findIndex(({ id }) => !done[id]) : -1;
  return steps.map((step, index) => ({
    ...step,
    state: done[step.id] ? "done" : index === first ? "now" : "next",
  }));
}

/** Whether anybody may enrol the member at this moment. */
export function canBeEnrolled(
  candidacy: { waitsUntil: number; admitted: boolean } | undefined,
  now: number,
): boolean {
  return candidacy !== undefined && candidacy.admitted && now > candidacy.waitsUntil;
}
