import type { ProposedRuling } from "../../../core/conduct/index.js";

/** What the chain tells of a case beyond where it stands: who said what. */
export interface SaidInCase {
  /** What each officer said last the decision should be. */
  proposals: readonly ProposedRuling[];
  /** Officers the respondent named and who still take part. */
  named: readonly string[];
  /** Officers who gave private advice. */
  advisers: readonly string[];
  /** Voters who support an appeal. */
  supporters: readonly string[];
  votes: readonly { panellist: string; uphold: boolean; reasons: string }[];
}

export const NOTHING_SAID: SaidInCase = {
  proposals: [],
  named: [],
  advisers: [],
  supporters: [],
  votes: [],
};

/** The events {@link saidInCase} reads. */
export const EVENTS_OF_SPEAKERS = [
  "RulingProposed",
  "OfficerNamed",
  "OfficerRecused",
  "Advised",
  "AppealSupported",
  "AppealVoted",
] as const;

type Told = { name: string; args: Readonly<Record<string, unknown>> };

/** Gathers who said what. @param events - of one case, in the order of the chain. */
export function saidInCase(events: readonly Told[]): SaidInCase {
  const proposals = new Map<string, ProposedRuling>();
  const named = new Set<string>();
  const advisers = new Set<string>();
  const supporters = new Set<string>();
  const votes: SaidInCase["votes"][number][] = [];
  for (const { name, args } of events) {
    const officer = String(args.officer);
    if (name === "RulingProposed") proposals.set(officer, rulingOf(officer, args.ruling));
    else if (name === "OfficerNamed") named.add(officer);
    else if (name === "Advised") advisers.add(officer);
    else if (name === "AppealSupported") supporters.add(String(args.voter));
    else if (name === "OfficerRecused") {
      proposals.delete(officer);
      named.delete(officer);
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
    advisers: [...advisers],
    supporters: [...supporters],
    votes,
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
