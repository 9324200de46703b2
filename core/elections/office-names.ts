import { id } from "ethers";
import { readLogs, type BlockRange } from "../contracts/index.js";
import { nearestKey } from "../coalition/index.js";
import { DaoError } from "../errors.js";
import { listInWords, quote } from "../format/index.js";
import type { ElectionContracts } from "./contracts.js";

/** Names of all offices there ever were, by id. */
export async function officeNames(
  offices: ElectionContracts["offices"],
  range: BlockRange,
): Promise<Map<string, string>> {
  const logs = await readLogs(offices, range, ["OfficeOpened"]);
  return new Map(logs.map(({ args }) => [args.officeId as string, args.name as string]));
}

/**
 * The id of an office by its name or id.
 *
 * @throws DaoError `OFFICE_UNKNOWN`, suggesting a name that is written nearly so.
 */
export function findOffice(names: ReadonlyMap<string, string>, given: string): string {
  const wanted = given.trim().toLowerCase();
  const found = [id(wanted), wanted].find((each) => names.has(each));
  if (found !== undefined) return found;
  const known = [...names.values()];
  const near = nearestKey(wanted, known);
  throw new DaoError("OFFICE_UNKNOWN", `There is no office ${quote(given)}.`, {
    hint:
      near !== undefined
        ? `Did you mean "${near}"?`
        : known.length === 0
          ? "This coalition has no offices; a motion can open one."
          : `The offices are ${listInWords(known, "and")}.`,
  });
}
