import { ZeroHash } from "ethers";
import type { CoalitionContracts } from "../contracts/index.js";
import { actOn, type Act } from "../elections/act.js";
import { DaoError } from "../errors.js";
import { formatAddress, formatPeriod, quote, shortHash } from "../format/index.js";
import { checkedAddress, checkedHash, checkedText } from "../motions/check-input.js";
import type { CaseRow } from "../replay/index.js";
import type { ProposedRuling } from "./case.js";
import { DUTIES, dutyLabel, rungLabel } from "./labels.js";

type Conduct = Pick<CoalitionContracts, "conduct">;
type Which = Pick<CaseRow, "id" | "respondent">;

/** Bytes of the reason for hiding a post. */
export const HIDE_REASON_LIMIT = 512;

const named = ({ id, respondent }: Which) =>
  `case ${shortHash(id)} about ${formatAddress(respondent)}`;

/** What is reported. Digests are SHA-256, 0x-prefixed. */
export interface Report {
  respondent: string;
  /** Number of the duty, 1 to 7. */
  duty: number;
  /** Whether it is only straying from the subject: rung 1 at most. */
  offTopic: boolean;
  /** Id of the post concerned. */
  post: string | undefined;
  /** Digest of the evidence, which stays off chain; may be missing if there is a post. */
  evidence: string | undefined;
}

/** @throws DaoError `ADDRESS_MALFORMED`, `HASH_MALFORMED`, `DUTY_UNKNOWN`, `EVIDENCE_MISSING` */
export function reportConduct({ conduct }: Conduct, report: Report): Act {
  const respondent = checkedAddress(report.respondent);
  const { duty, offTopic } = report;
  if (!(Number.isInteger(duty) && duty >= 1 && duty <= DUTIES.length)) {
    throw new DaoError("DUTY_UNKNOWN", `The Code of Conduct has no duty ${duty}.`, {
      hint: `The duties: ${DUTIES.map((_, index) => dutyLabel(index + 1)).join(", ")}.`,
    });
  }
  if (report.post === undefined && report.evidence === undefined) {
    throw new DaoError("EVIDENCE_MISSING", "A report needs a post or evidence to look at.", {
      hint: "Name the post, or give the evidence: only its digest is published.",
    });
  }
  const post = report.post === undefined ? ZeroHash : checkedHash(report.post);
  const evidence = report.evidence === undefined ? ZeroHash : checkedHash(report.evidence);
  const about = report.post === undefined ? "" : `, in post ${shortHash(post)}`;
  const sentence = `Reports ${respondent}: ${dutyLabel(duty)}${offTopic ? ", only for straying from the subject" : ""}${about}.`;
  return actOn(conduct, "report", [respondent, duty, offTopic, post, evidence], sentence);
}

/** @throws DaoError `HASH_MALFORMED`, as all that follow for a digest */
export function replyToReport({ conduct }: Conduct, which: Which, statement: string): Act {
  const sentence = `Replies to ${named(which)}.`;
  return actOn(conduct, "reply", [which.id, checkedHash(statement)], sentence);
}

export function nameOfficer(
  { conduct }: Conduct,
  which: Which,
  { officer, reason }: { officer: string; reason: string },
): Act {
  const account = checkedAddress(officer);
  const sentence = `Asks that ${account} take no part in ${named(which)}.`;
  return actOn(conduct, "nameOfficer", [which.id, account, checkedHash(reason)], sentence);
}

export function acceptRecusal({ conduct }: Conduct, which: Which, officer: string): Act {
  const account = checkedAddress(officer);
  const sentence = `Accepts that ${account} takes no part in ${named(which)}.`;
  return actOn(conduct, "acceptRecusal", [which.id, account], sentence);
}

export function standBack({ conduct }: Conduct, which: Which): Act {
  return actOn(conduct, "recuse", [which.id], `Stands back from ${named(which)}.`);
}

export function adviseInPrivate({ conduct }: Conduct, which: Which, advice: string): Act {
  const sentence = `Gives private advice in ${named(which)}.`;
  return actOn(conduct, "advise", [which.id, checkedHash(advice)], sentence);
}

export function placeHold({ conduct }: Conduct, which: Which, reason: string): Act {
  const sentence = `Holds back posts in an emergency, in ${named(which)}.`;
  return actOn(conduct, "hold", [which.id, checkedHash(reason)], sentence);
}

/** Says what the decision should be; said alike by a second officer, it is decided. @throws DaoError `TEXT_TOO_LONG` */
export function decideCase(
  { conduct }: Conduct,
  which: Which,
  { upheld, rung, length, reasons, hideReason }: Omit<ProposedRuling, "officer">,
): Act {
  const hides =
    hideReason === "" ? "" : checkedText("reason for hiding", hideReason, HIDE_REASON_LIMIT);
  const period = length === 0 ? "" : `, for ${formatPeriod(length)}`;
  const hiding = hides === "" ? "" : `, hiding the post: ${quote(hides, HIDE_REASON_LIMIT)}`;
  const what = upheld ? `${rungLabel(rung)}${period}${hiding}` : "no breach";
  const values = [which.id, upheld, rung, length, checkedHash(reasons), hides];
  return actOn(conduct, "decide", values, `Would decide ${named(which)}: ${what}.`);
}

/** @param grounds - digest of the grounds, if they are written. */
export function appealDecision(
  { conduct }: Conduct,
  which: Which,
  grounds: string | undefined,
): Act {
  const digest = grounds === undefined ? ZeroHash : checkedHash(grounds);
  return actOn(conduct, "appeal", [which.id, digest], `Appeals in ${named(which)}.`);
}

export function judgeAppeal(
  { conduct }: Conduct,
  which: Which,
  { uphold, reasons }: { uphold: boolean; reasons: string },
): Act {
  const sentence = `Votes to ${uphold ? "uphold" : "lift"} the sanction in ${named(which)}.`;
  return actOn(conduct, "judge", [which.id, uphold, checkedHash(reasons)], sentence);
}

export function askReinstatement({ conduct }: Conduct, which: Which, statement: string): Act {
  const sentence = `Asks to return, in ${named(which)}.`;
  return actOn(conduct, "askReinstatement", [which.id, checkedHash(statement)], sentence);
}

/** Anyone may; no right depends on it. */
export function recordSilence({ conduct }: Conduct, which: Which): Act {
  const sentence = `Records what the clock decided in ${named(which)}.`;
  return actOn(conduct, "recordSilence", [which.id], sentence);
}
