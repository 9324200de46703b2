import type { MotionView } from "../../../reading/index.js";

/** One thing to say about a tally; its words are the page's. Places: 0 is the status quo. */
export type Said =
  | { what: "noBallots" }
  | { what: "statusQuoStays" }
  | { what: "wins"; place: number; over: Pair[] }
  | { what: "quorumMissed"; place: number; got: number; needed: number }
  | { what: "majorityMissed"; place: number; got: number; against: number; double: boolean };

/** Two alternatives, and how many ballots prefer which. */
export interface Pair {
  other: number;
  got: number;
  against: number;
  /** `direct`: more prefer it; `whole`: all comparisons together decide, or the earlier filing. */
  how: "direct" | "whole";
}

type Tally = Pick<MotionView, "options" | "preferred" | "ballots" | "winner">;

/** Why this text wins with the ballots cast, and why others cannot: the figures behind core's explanation. */
export function explainTally({ options, preferred, ballots, winner }: Tally): Said[] {
  if (ballots === 0) return [{ what: "noBallots" }];
  const count = (one: number, other: number) => preferred[one]?.[other] ?? 0;
  const place = options.find(({ text }) => text === winner)?.number ?? 0;
  const left = options.filter(
    ({ number, standing, dropped }) => standing && dropped === undefined && number !== place,
  );
  const pair = (other: number): Pair => {
    const [got, against] = [count(place, other), count(other, place)];
    return { other, got, against, how: got > against ? "direct" : "whole" };
  };
  return [
    place === 0
      ? { what: "statusQuoStays" }
      : { what: "wins", place, over: [pair(0), ...left.map(({ number }) => pair(number))] },
    ...options.flatMap(({ number, dropped, quorum, class: of }): Said[] => {
      const [got, against] = [count(number, 0), count(0, number)];
      if (dropped === "quorum")
        return [{ what: "quorumMissed", place: number, got, needed: quorum }];
      const double = of === "fundamental";
      return dropped === "majority"
        ? [{ what: "majorityMissed", place: number, got, against, double }]
        : [];
    }),
  ];
}
