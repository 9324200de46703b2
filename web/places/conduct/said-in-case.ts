import { ZeroAddress } from "ethers";
import type { ProposedRuling } from "../../../core/conduct/index.js";

/** What the chain tells of a case beyond where it stands: who said what. */
export interface SaidInCase {
  /** What each officer said last the decision should be. */
  proposals: readonly ProposedRuling[];
  /** Officers the respondent named and who still take part. */
  named: readonly string[];
  /** Officers who take no part any more. */
  recused: readonly string[];
  /** Officers who gave private advice. */
  advisers: readonly string[];
  /** Voters who support an appeal. */
  supporters: readonly string[];
  votes: readonly { panellist: string; uphold: boolean; reasons: string }[];
  /** The two officers who said the same. */
  deciders: readonly string[];
}

export const NOTHING_SAID: SaidInCase = {
  proposals: [],
  named: [],
  recused: [],
  advisers: [],
  supporters: [],
  votes: [],
  deciders: [],
};

/** The events {@link saidInCase} reads. */
export const EVENTS_OF_SPEAKERS = [
  "RulingProposed",
  "OfficerNamed",
  "OfficerRecused",
  "Advised",
  "AppealSupported",
  "AppealVoted",
  "CaseDismissed",
  "CaseReferred",
  "Sanctioned",
] as const;

type Told = { name: string; args: Readonly<Record<string, unknown>> };

/** Gathers who said what. @param events - of one case, in the order of the chain. */
export function saidInCase(events: readonly Told[]): SaidInCase {
  const proposals = new Map<string, ProposedRuling>();
  const named = new Set<string>();
  const recused = new Set<string>();
  const advisers = new Set<string>();
  const supporters = new Set<string>();
  const votes: SaidInCase["votes"][number][] = [];
  let deciders: readonly string[] = [];
  for (const { name, args } of events) {
    const officer = String(args.officer);
    const [first, second] = [args.first, args.second];
    // What the members decide by a motion has no second.
    if (typeof first === "string" && typeof second === "string" && second !== ZeroAddress)
      deciders = [first, second];
    if (name === "RulingProposed") proposals.set(officer, rulingOf(officer, args.ruling));
    else if (name === "OfficerNamed") named.add(officer);
    else if (name === "Advised") advisers.add(officer);
    else if (name === "AppealSupported") supporters.add(String(args.voter));
    else if (name === "OfficerRecused") {
      proposals.delete(officer);
      named.delete(officer);
      recused.add(officer);
    } else if (name === "AppealVoted") {
      const { panellist, uphold, reasons } = args;
      votes.push({
        panellist: String(panellist),
        uphold: uphold === true,
        reasons: String(reasons),
      });
    }
  }
  return {
    proposals: [...proposals.values()],
    named: [...named],
    recused: [...recused],
    advisers: [...advisers],
    supporters: [...supporters],
    votes,
    deciders,
  };
}

function rulingOf(officer: string, ruling: unknown): ProposedRuling {
  const { upheld, rung, length, reasons, hideReason } = ruling as Record<string, unknown>;
  return {
    officer,
    upheld: upheld === true,
    rung: Number(rung),
    length: Number(length),
    reasons: String(reasons),
    hideReason: String(hideReason),
  };
}
