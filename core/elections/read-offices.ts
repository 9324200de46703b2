import { ZeroAddress } from "ethers";
import type {
  OfficeSeatStructOutput,
  TermStructOutput,
} from "../../typechain-types/interfaces/IOffices.js";
import type { ElectionContracts } from "./contracts.js";
import type { Office, OfficeDue, OfficeSeat, OfficeTerm } from "./office.js";
import { officeTermsOf, seatsIn } from "./terms.js";

/**
 * All offices, closed ones included, as the contract answers.
 *
 * @param blockTag - block to ask at; without it the latest.
 */
export async function readOffices(
  { offices }: Pick<ElectionContracts, "offices">,
  blockTag: number | "latest" = "latest",
): Promise<Office[]> {
  const at = { blockTag };
  const ids = await offices.officeIds(at);
  const found = await Promise.all(
    ids.map(async (id) => {
      const [office, seats] = await Promise.all([offices.office(id, at), offices.seats(id, at)]);
      return { id, office, seats };
    }),
  );
  const names = new Map(found.map(({ id, office }) => [id, office.name]));
  return found.map(({ id, office, seats }) => ({
    id,
    name: office.name,
    terms: officeTermsOf(office.terms),
    open: office.open,
    excludes: office.excluded.map((other) => names.get(other) ?? other),
    seats: seats.map(seatOf),
  }));
}

/** When the next election of an open office can be called. */
export async function readDue(
  { elections }: Pick<ElectionContracts, "elections">,
  officeId: string,
  blockTag: number | "latest" = "latest",
): Promise<OfficeDue> {
  const { mask, dueAt } = await elections.due(officeId, { blockTag });
  return { seats: seatsIn(mask), at: dueAt === 0n ? undefined : dueAt };
}

function seatOf(
  { holder, term, next, nextTerm }: OfficeSeatStructOutput,
  seat: number,
): OfficeSeat {
  return { seat, holder: termOf(holder, term), next: termOf(next, nextTerm) };
}

function termOf(account: string, term: TermStructOutput): OfficeTerm | undefined {
  if (account === ZeroAddress) return undefined;
  const { from, until, ends, inRow } = term;
  return { account, from, until, ends, inRow: Number(inRow) };
}
