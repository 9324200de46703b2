import { isOver, type ElectionPhase, type ElectionStage } from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";

/**
 * Refuses what is not done at this stage, saying where the election stands and until when.
 *
 * @param act - what cannot be done otherwise: "Nobody can be nominated".
 * @throws DaoError `ELECTION_NOT_READY`
 */
export function requireStage(
  { stage, sentence, step }: ElectionPhase,
  wanted: readonly ElectionStage[],
  act: string,
): void {
  if (wanted.includes(stage)) return;
  throw new DaoError("ELECTION_NOT_READY", `${act} now. ${sentence}`, {
    hint: isOver(stage)
      ? "It is over; npm run dao -- office list says when the next can be called."
      : step === undefined
        ? "Wait until then; npm run dao -- elections shows what is possible meanwhile."
        : "Take that step first: npm run dao -- proceed",
  });
}
