import { useQuery } from "@tanstack/react-query";
import { readLogs } from "../../../core/contracts/index.js";
import { type CaseView, keys, useConnection } from "../../reading/index.js";
import { requireCase } from "./held-case.js";
import type { LongestByRung } from "./ruling-draft.js";
import { EVENTS_OF_SPEAKERS, type SaidInCase, saidInCase } from "./said-in-case.js";

/** What only the chain tells of a case, and of one account in it. */
export interface CaseFacts {
  said: SaidInCase;
  /** Whether the account may act as officer, or on an appeal as panellist. */
  mayAct: boolean;
  longest: LongestByRung;
  /** Length of an emergency hold, in seconds. */
  hold: number;
}

/** Of a case that the chain has as it is shown; of any other only the failure `SHOWN_OTHERWISE`. */
export function useCaseFacts(view: CaseView, account: string | undefined) {
  const { id, ruleSet, stage } = view;
  const { contracts, config } = useConnection();
  return useQuery({
    queryKey: [...keys.case(id), "facts", stage, account ?? ""],
    queryFn: async (): Promise<CaseFacts> => {
      const { conduct } = await contracts();
      await requireCase({ conduct }, view);
      const about = { field: "caseId", values: new Set([id]) };
      const [logs, mayAct, rules] = await Promise.all([
        readLogs(conduct, { fromBlock: config.fromBlock }, EVENTS_OF_SPEAKERS, about),
        account === undefined ? false : conduct.mayAct(id, account),
        conduct.ruleSet(ruleSet),
      ]);
      return {
        said: saidInCase(logs),
        mayAct,
        longest: {
          2: Number(rules.suspension),
          3: Number(rules.longSuspension),
          4: Number(rules.yearSuspension),
        },
        hold: Number(rules.hold),
      };
    },
  });
}
