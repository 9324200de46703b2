import { shortHash, formatAddress, quote } from "../format/index.js";
import { checkedAddress, checkedHash } from "../motions/check-input.js";
import { checkedElectionText, type Acceptance } from "./acceptance.js";
import { actOn, type Act } from "./act.js";
import type { ElectionContracts } from "./contracts.js";
import type { ElectionRecord } from "./election.js";
import type { Office } from "./office.js";
import type { ElectionStep } from "./stage.js";

type Elections = Pick<ElectionContracts, "elections">;
type Which = Pick<ElectionRecord, "id" | "office">;

const named = ({ id, office }: Which) => `the election to ${office} (${shortHash(id)})`;

/** Calls the election of an office's seats that are due. */
export function callElection({ elections }: Elections, office: Pick<Office, "id" | "name">): Act {
  return actOn(elections, "callElection", [office.id], `Calls the election to ${office.name}.`);
}

/** @throws DaoError `ADDRESS_MALFORMED` */
export function nominate({ elections }: Elections, election: Which, nominee: string): Act {
  const account = checkedAddress(nominee);
  const sentence = `Nominates ${account} in ${named(election)}.`;
  return actOn(elections, "nominate", [election.id, account], sentence);
}

/** @throws DaoError `ADDRESS_MALFORMED` */
export function secondNominee({ elections }: Elections, election: Which, nominee: string): Act {
  const account = checkedAddress(nominee);
  const sentence = `Seconds ${account} in ${named(election)}.`;
  return actOn(elections, "second", [election.id, account], sentence);
}

/**
 * Accepts the sender's own nomination.
 *
 * @throws DaoError `HASH_MALFORMED`, `TEXT_MISSING`, `TEXT_TOO_LONG`
 */
export function acceptNomination(
  { elections }: Elections,
  election: Which,
  { statement, conflicts }: Pick<Acceptance, "statement" | "conflicts">,
): Act {
  const declared = checkedElectionText("declaration of conflicts", conflicts);
  const sentence = `Accepts the nomination in ${named(election)}; conflicts of interest: ${quote(declared, 512)}.`;
  return actOn(elections, "accept", [election.id, checkedHash(statement), declared], sentence);
}

/** Carries an acceptance that its nominee signed. @throws DaoError as {@link acceptNomination} */
export function acceptSignedNomination(
  { elections }: Elections,
  election: Which,
  {
    nominee,
    statement,
    conflicts,
    signature,
  }: Omit<Acceptance, "electionId"> & { signature: string },
): Act {
  const declared = checkedElectionText("declaration of conflicts", conflicts);
  const values = [
    election.id,
    checkedAddress(nominee),
    checkedHash(statement),
    declared,
    signature,
  ];
  const sentence = `Carries the acceptance that ${formatAddress(nominee)} signed to ${named(election)}; conflicts of interest: ${quote(declared, 512)}.`;
  return actOn(elections, "acceptBySig", values, sentence);
}

export function declineNomination({ elections }: Elections, election: Which): Act {
  const sentence = `Declines the nomination in ${named(election)}, for good.`;
  return actOn(elections, "decline", [election.id], sentence);
}

export function withdrawCandidacy({ elections }: Elections, election: Which): Act {
  const sentence = `Withdraws the candidacy in ${named(election)}, for good.`;
  return actOn(elections, "withdraw", [election.id], sentence);
}

const STEPS: Record<ElectionStep, (election: string) => string> = {
  proceed: (election) => `Ends the acceptance period of ${election}.`,
  openBallot: (election) => `Opens the ballot of ${election}.`,
  close: (election) =>
    `Closes the ballot of ${election}: the block this is recorded in draws the lots.`,
  count: (election) => `Counts the ballot of ${election}.`,
  seat: (election) => `Seats who was elected in ${election}.`,
};

/** A step the clock has made due; anyone may take it. */
export function takeStep({ elections }: Elections, election: Which, step: ElectionStep): Act {
  return actOn(elections, step, [election.id], STEPS[step](named(election)));
}

/** @throws DaoError `TEXT_MISSING`, `TEXT_TOO_LONG` */
export function challengeResult({ elections }: Elections, election: Which, reason: string): Act {
  const given = checkedElectionText("reason", reason);
  const sentence = `Challenges the result of ${named(election)}: ${quote(given, 512)}.`;
  return actOn(elections, "challenge", [election.id, given], sentence);
}

/** Gives up the sender's term in an office, and one won but not begun. */
export function resign(
  { offices }: Pick<ElectionContracts, "offices">,
  office: Pick<Office, "id" | "name">,
): Act {
  return actOn(offices, "resign", [office.id], `Resigns as ${office.name}.`);
}
