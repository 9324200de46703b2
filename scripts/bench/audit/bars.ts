import { formatCount } from "../../../core/format/index.js";
import type { Bar } from "../bars.js";
import type { AuditMeasurement } from "./measurement.js";

/** Times the bare recovery of the same signatures. */
const MOST_RATIO = 3;
/** By which a ballot may cost more where there are ten times as many. */
const MOST_GROWTH = 0.2;
const MOST_BYTES = 2 ** 30;
/** With fewer ballots one measures the founding. */
const ENOUGH = 10_000;

const perBallot = ({ seconds, ballots }: AuditMeasurement) => seconds / ballots;

/** Judges the audits, the smallest history first. */
export function judgeAudits(measured: readonly AuditMeasurement[]): Bar[] {
  const large = measured.filter(({ ballots }) => ballots >= ENOUGH);
  const growing = large.slice(1).map((next, index): Bar => {
    const growth = perBallot(next) / perBallot(large[index] ?? next) - 1;
    const sizes = `${formatCount(large[index]?.ballots ?? 0)} to ${formatCount(next.ballots)} ballots`;
    return {
      text: `a ballot costs ${(100 * growth).toFixed(0)} % more from ${sizes}, at most ${100 * MOST_GROWTH} %`,
      holds: growth <= MOST_GROWTH,
    };
  });
  return [
    ...measured.map(({ ballots, verdict }): Bar => ({
      text: `${formatCount(ballots)} ballots: ${verdict}`,
      holds: verdict === "PASS",
    })),
    ...large.map(({ ballots, seconds, recovering }): Bar => {
      const ratio = seconds / recovering;
      return {
        text: `${formatCount(ballots)} ballots: ${ratio.toFixed(2)} times bare recovery, at most ${MOST_RATIO}`,
        holds: ratio <= MOST_RATIO,
      };
    }),
    ...large.map(({ ballots, peakBytes }): Bar => ({
      text: `${formatCount(ballots)} ballots: ${Math.round(peakBytes / 2 ** 20)} MiB at most, under 1,024`,
      holds: peakBytes < MOST_BYTES,
    })),
    ...growing,
  ];
}
