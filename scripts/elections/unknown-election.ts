import { DaoError } from "../../core/errors.js";
import { quote } from "../../core/format/index.js";

/** The words name no election; verbs that know motions too get here when they name no motion either. */
export function unknownElection(given: string): DaoError {
  return new DaoError("ELECTION_UNKNOWN", `There is no motion and no election ${quote(given)}.`, {
    hint: "Name an election by its office or the first digits of its id, a motion by its title or the first digits of its id: npm run dao -- elections, npm run dao -- motions.",
  });
}
