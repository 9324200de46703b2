import { acceptNomination, type ElectionRecord } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import { countOf } from "../../../core/format/index.js";
import type { Context } from "../../cli/context.js";
import { refusalOf, rehearse } from "../perform.js";

/** Most candidates on a ballot; the contract's own limit. */
const MOST_CANDIDATES = 16;

/**
 * Makes sure that an acceptance lacks nothing but its statement, so that no statement is deposited in vain.
 *
 * @throws DaoError the contract's own refusals, `ELECTIONS_FULL`
 */
export async function requireAcceptable(
  context: Context,
  election: ElectionRecord,
  conflicts: string,
): Promise<void> {
  const contracts = await context.contracts();
  // A statement nobody has: what else is wrong the contract says first.
  const statement = election.id;
  const trial = acceptNomination(contracts, election, { statement, conflicts });
  const refusal = await refusalOf(context, trial);
  if (refusal !== undefined && refusal !== "ELECTIONS_WRONG_STATEMENT")
    await rehearse(context, trial);
  await requirePlace(context, election);
}

/** A full ballot takes only whoever has more seconds than the weakest on it. */
async function requirePlace(
  context: Context,
  { candidates, nominees }: ElectionRecord,
): Promise<void> {
  if (candidates.length < MOST_CANDIDATES) return;
  const { account } = await context.network();
  const given = (who: string | undefined) =>
    nominees.find((nominee) => nominee.account === who)?.seconders.length ?? 0;
  const weakest = Math.min(...candidates.map(given));
  if (given(account) > weakest) return;
  throw new DaoError(
    "ELECTIONS_FULL",
    `The ballot is full, and ${countOf(given(account), "second")} do not suffice to displace a candidate.`,
    { hint: `It takes more than ${weakest}: ask more voters to second you.` },
  );
}
