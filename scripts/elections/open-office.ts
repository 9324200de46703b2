import type { CoalitionContracts } from "../../core/contracts/index.js";
import { findOffice, readOffices, type Office } from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import { formatAddress, quote } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";

/** An office by its name or id. @throws DaoError `OFFICE_UNKNOWN` */
export async function openOffice(
  context: Context,
  given: string,
): Promise<{ contracts: CoalitionContracts; office: Office }> {
  const contracts = await context.contracts();
  const offices = await readOffices(contracts);
  const wanted = findOffice(new Map(offices.map(({ id, name }) => [id, name])), given);
  const office = offices.find(({ id }) => id === wanted);
  if (office === undefined) throw new Error("an office that was found is not there");
  return { contracts, office };
}

/** Who holds a seat of an office, by address or the beginning of it. @throws DaoError `OFFICER_UNKNOWN` */
export function findHolder({ name, seats }: Office, given: string): string {
  const holders = seats.flatMap(({ holder }) => holder?.account ?? []);
  const wanted = given.trim().toLowerCase();
  const [found, other] = /^0x[0-9a-f]{4,40}$/.test(wanted)
    ? holders.filter((holder) => holder.toLowerCase().startsWith(wanted))
    : [];
  if (found !== undefined && other === undefined) return found;
  throw new DaoError(
    "OFFICER_UNKNOWN",
    found === undefined
      ? `${quote(given)} does not hold the office ${name}.`
      : `More than one holder of the office ${name} begins with ${wanted}.`,
    {
      hint:
        holders.length === 0
          ? "Nobody holds it now."
          : `It is held by ${holders.map(formatAddress).join(", ")}.`,
    },
  );
}
