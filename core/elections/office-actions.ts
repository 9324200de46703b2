import { id as hashText } from "ethers";
import { ELECTION_RULE_BOUNDS } from "../coalition/index.js";
import type { CoalitionContracts } from "../contracts/index.js";
import type { Action } from "../motions/action.js";
import { changedRules } from "../motions/changed-rules.js";
import { checkedHash } from "../motions/check-input.js";
import type { DescribedCoalition } from "../motions/describe-call.js";
import { encodeAction } from "../motions/encode-action.js";
import { checkedElectionText } from "./acceptance.js";
import {
  ELECTION_METHODS,
  electionRulesOf,
  type ElectionRules,
  type OfficeTerms,
} from "./terms.js";

const structOf = (terms: OfficeTerms) => ({
  ...terms,
  method: ELECTION_METHODS.indexOf(terms.method),
});

/** Opens an office, or a closed one again. The contract holds the bounds. */
export function openOffice(
  contracts: DescribedCoalition,
  name: string,
  terms: OfficeTerms,
): Action {
  return encodeAction(contracts, "offices", "openOffice", [{ name, terms: structOf(terms) }]);
}

/** Changes the terms of an open office, for calls from then on. */
export function changeOffice(
  contracts: DescribedCoalition,
  name: string,
  terms: OfficeTerms,
): Action {
  return encodeAction(contracts, "offices", "changeOffice", [hashText(name), structOf(terms)]);
}

/** Closes an office: no more calls, and the terms run out. */
export function closeOffice(contracts: DescribedCoalition, name: string): Action {
  return encodeAction(contracts, "offices", "closeOffice", [hashText(name)]);
}

/** Says whether one person may hold both offices. */
export function setExclusion(
  contracts: DescribedCoalition,
  [first, second]: readonly [string, string],
  exclusive: boolean,
): Action {
  return encodeAction(contracts, "offices", "setExclusion", [
    hashText(first),
    hashText(second),
    exclusive,
  ]);
}

/** Sets the rules of elections called from then on. The contract holds the bounds. */
export function setElectionRules(contracts: DescribedCoalition, rules: ElectionRules): Action {
  return encodeAction(contracts, "elections", "setElectionRules", [rules]);
}

/**
 * Changes some rules of elections and leaves the others as they are at this moment; elections already called keep theirs.
 *
 * @throws DaoError `VALUE_OUT_OF_BOUNDS`, or `NOTHING_TO_CHANGE`.
 */
export async function changeElectionRules(
  contracts: CoalitionContracts,
  changes: Partial<ElectionRules>,
): Promise<Action> {
  const present = electionRulesOf(await contracts.elections.electionRules());
  return setElectionRules(
    contracts,
    changedRules(present, changes, ELECTION_RULE_BOUNDS, "elections"),
  );
}

/** Annuls a provisional or held result. @throws DaoError `HASH_MALFORMED`, `TEXT_MISSING`, `TEXT_TOO_LONG` */
export function annulElection(
  contracts: DescribedCoalition,
  electionId: string,
  reason: string,
): Action {
  return encodeAction(contracts, "elections", "annul", [
    checkedHash(electionId),
    checkedElectionText("reason", reason),
  ]);
}
