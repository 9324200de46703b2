import { Presets, SingleBar } from "cli-progress";
import type { OnProgress } from "./replay.js";

/** Replays shorter than this are over before a bar could be read. */
const WORTH_A_BAR = 500;

/** Draws a replay's progress on a terminal's stderr, and nothing elsewhere. */
export function replayBar(): OnProgress {
  let bar: SingleBar | undefined;
  return (done, total) => {
    if (!process.stderr.isTTY || total < WORTH_A_BAR) return;
    if (bar === undefined) {
      const format = "Replaying the chain {bar} {value}/{total} blocks";
      bar = new SingleBar(
        { format, stream: process.stderr, clearOnComplete: true },
        Presets.shades_classic,
      );
      bar.start(total, 0);
    }
    bar.update(done);
    if (done === total) bar.stop();
  };
}
