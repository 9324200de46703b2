import type { ContractName } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import type { ChainEvent } from "./event.js";
import { amendmentsFolds } from "./fold/amendments.js";
import { archiveFolds } from "./fold/archive.js";
import { conductFolds } from "./fold/conduct.js";
import { authenticatorFolds, directoryFolds, policyFolds } from "./fold/directory.js";
import { ballotBoxFolds, electionsFolds, recallsFolds } from "./fold/elections.js";
import type { Folds } from "./fold/fold.js";
import { governorFolds, noticesFolds, rulebookFolds } from "./fold/governor.js";
import { listsFolds } from "./fold/lists.js";
import { membershipFolds } from "./fold/membership.js";
import { officesFolds } from "./fold/offices.js";
import { timelockFolds } from "./fold/timelock.js";
import type { ReplayPorts } from "./ports.js";
import type { StateStore } from "./store.js";

/** What every event of every contract does to the state. */
export const FOLDS: Readonly<Record<ContractName, Folds>> = {
  directory: directoryFolds,
  timelock: timelockFolds,
  authenticator: authenticatorFolds,
  archive: archiveFolds,
  membership: membershipFolds,
  offices: officesFolds,
  ballotBox: ballotBoxFolds,
  // It only counts.
  electionCount: {},
  elections: electionsFolds,
  recalls: recallsFolds,
  conduct: conductFolds,
  lists: listsFolds,
  rulebook: rulebookFolds,
  amendments: amendmentsFolds,
  notices: noticesFolds,
  governor: governorFolds,
  policy: policyFolds,
};

/**
 * Folds one event into the state: the one meaning of every event, for the auditor, the relay's index and the tests.
 * Events must come in the order of the chain, from the coalition's deployment on.
 *
 * @throws DaoError `EVENT_UNKNOWN` for an event of our contracts that this version gives no meaning to.
 */
export async function applyEvent(
  store: StateStore,
  event: ChainEvent,
  ports: ReplayPorts,
): Promise<void> {
  const fold = Object.hasOwn(FOLDS[event.contract], event.name)
    ? FOLDS[event.contract][event.name]
    : undefined;
  if (fold === undefined) {
    throw new DaoError(
      "EVENT_UNKNOWN",
      `Nobody taught this version what ${event.name} of ${event.contract} means (block ${event.block}).`,
      { hint: "The coalition may run a newer version of the contracts: update this kit." },
    );
  }
  await fold(store, event, ports);
}
