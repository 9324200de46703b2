import { id as hashText } from "ethers";
import { DaoError } from "../errors.js";
import { quote, shortHash } from "../format/index.js";
import type { ElectionRecord } from "./election.js";
import type { RecallRecord } from "./recall.js";

/** Enough of an id to type, too much to hit another by chance. */
const PREFIX = /^0x[0-9a-fA-F]{4,64}$/;

/**
 * One of several elections by its id, as much of it ("0x" and at least four digits) as no other begins with, or the
 * name of its office, which means the latest.
 *
 * @throws DaoError `ELECTION_UNKNOWN`, `ELECTION_AMBIGUOUS`
 */
export function findElection(elections: readonly ElectionRecord[], given: string): ElectionRecord {
  const wanted = given.trim().toLowerCase();
  const latest = elections.findLast(
    ({ officeId }) => officeId === hashText(wanted) || officeId === wanted,
  );
  if (latest !== undefined) return latest;
  return byPrefix(elections, wanted, {
    unknown: () =>
      new DaoError("ELECTION_UNKNOWN", `There is no election ${quote(given)}.`, {
        hint: "Name it by its office, its id, or 0x and the id's first digits; see npm run dao -- elections.",
      }),
    ambiguous: (ids) =>
      new DaoError("ELECTION_AMBIGUOUS", `More than one election begins with ${wanted}.`, {
        hint: `Give more digits of the id: ${ids.join(" or ")}`,
      }),
  });
}

/**
 * One of several recalls by its id or the beginning of it.
 *
 * @throws DaoError `RECALL_UNKNOWN`, `RECALL_AMBIGUOUS`
 */
export function findRecall(recalls: readonly RecallRecord[], given: string): RecallRecord {
  const wanted = given.trim().toLowerCase();
  return byPrefix(recalls, wanted, {
    unknown: () =>
      new DaoError("RECALL_UNKNOWN", `There is no recall ${quote(given)}.`, {
        hint: "Name it by its id, or 0x and the id's first digits; see npm run dao -- recall list.",
      }),
    ambiguous: (ids) =>
      new DaoError("RECALL_AMBIGUOUS", `More than one recall begins with ${wanted}.`, {
        hint: `Give more digits of the id: ${ids.join(" or ")}`,
      }),
  });
}

function byPrefix<Item extends { id: string }>(
  items: readonly Item[],
  wanted: string,
  refuse: { unknown: () => DaoError; ambiguous: (ids: string[]) => DaoError },
): Item {
  const [found, other] = PREFIX.test(wanted) ? items.filter(({ id }) => id.startsWith(wanted)) : [];
  if (found === undefined) throw refuse.unknown();
  if (other !== undefined) throw refuse.ambiguous([found, other].map(({ id }) => shortHash(id)));
  return found;
}
