import { useQuery } from "@tanstack/react-query";
import { hexlify, randomBytes } from "ethers";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { explainRevert } from "../../../core/refusals/index.js";
import { type CaseView, keys, useConnection } from "../../reading/index.js";
import type { LongestByRung } from "./ruling-draft.js";

/** The measures an officer can name: no breach, or a rung. */
export const MEASURES = ["dismiss", "1", "2", "3", "4"] as const;
export type Measure = (typeof MEASURES)[number];

/** Why the rules refuse a measure; nothing where they take it. */
export type Ladder = Readonly<Record<Measure, Refused | undefined>>;
export interface Refused {
  /** Identifier of the rule, such as `CONDUCT_RUNG_SKIPPED`. */
  rule: string;
  /** In English. */
  words: string;
}

/** Asks the contract itself which rungs can be decided now: the ladder is its, and no copy of it can be wrong here. */
export function useLadder({ id, stage }: CaseView, officer: string, longest: LongestByRung) {
  const { contracts } = useConnection();
  return useQuery({
    queryKey: [...keys.case(id), "ladder", stage, officer],
    queryFn: async (): Promise<Ladder> => {
      const { conduct } = await contracts();
      const tried = await Promise.all(
        MEASURES.map(async (measure) => [
          measure,
          await tryMeasure(conduct, id, officer, measure, longest),
        ]),
      );
      return Object.fromEntries(tried) as unknown as Ladder;
    },
  });
}

async function tryMeasure(
  conduct: CoalitionContracts["conduct"],
  id: string,
  officer: string,
  measure: Measure,
  longest: LongestByRung,
): Promise<Refused | undefined> {
  const rung = measure === "dismiss" ? 0 : Number(measure);
  // Reasons nobody gave before: so it is a new proposal, whatever the officer said already.
  const reasons = hexlify(randomBytes(32));
  const from = { from: officer };
  try {
    await conduct.decide.staticCall(id, rung > 0, rung, longest[rung] ?? 0, reasons, "", from);
    return undefined;
  } catch (error) {
    const refusal = explainRevert(error);
    if (refusal === undefined) throw error;
    return { rule: refusal.code, words: refusal.message };
  }
}
