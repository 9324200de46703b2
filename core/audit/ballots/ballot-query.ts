import { isAddress } from "ethers";
import { DaoError } from "../../errors.js";
import { countOf, quote, shortHash } from "../../format/index.js";
import { tables } from "../../replay/index.js";
import type { AuditContext } from "../check.js";

/** Ids shorter than this are not worth looking for. */
const SHORTEST = "0x0000".length;

/**
 * What was typed as an address or a whole id: a motion's title, or the first digits of an id, will do.
 *
 * @throws DaoError `BALLOT_QUERY_UNKNOWN`, `BALLOT_QUERY_AMBIGUOUS`.
 */
export async function ballotQuery(
  { state }: Pick<AuditContext, "state">,
  given: string,
): Promise<string> {
  const isWhole: boolean = isAddress(given) || /^0x[0-9a-f]{64}$/i.test(given);
  if (isWhole) return given;
  const found = new Map<string, string>();
  const isPrefix = /^0x[0-9a-f]+$/i.test(given) && given.length >= SHORTEST;
  const prefix = given.toLowerCase();
  for await (const [, { id, title }] of tables.texts.scan(state))
    if (isPrefix ? id.startsWith(prefix) : title === given) found.set(id, quote(title));
  for (const table of [tables.elections, tables.recalls, tables.ballotPapers])
    for await (const [id] of table.scan(state))
      if (isPrefix && id.startsWith(prefix)) found.set(id, table.name);
  const [only, second] = found.keys();
  if (only !== undefined && second === undefined) return only;
  if (second === undefined) {
    throw new DaoError("BALLOT_QUERY_UNKNOWN", `${quote(given)} is no voter, motion or election.`, {
      hint: "Give an address; or the title of a motion; or the id of a motion or election, its first digits at least.",
    });
  }
  const names = [...found].map(([id, name]) => `${shortHash(id)} ${name}`).slice(0, 5);
  throw new DaoError(
    "BALLOT_QUERY_AMBIGUOUS",
    `${quote(given)} may be any of ${countOf(found.size, "thing")}: ${names.join(", ")}.`,
    { hint: "Give more digits of the id." },
  );
}
