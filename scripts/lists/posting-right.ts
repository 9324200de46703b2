import { POSTING_RIGHTS, postingRightSentence } from "../../core/conduct/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";

const HINTS: { readonly [right: string]: string } = {
  "not a member": "Joining is open to everybody: npm run dao -- join.",
  "code not accepted": "Read it and accept it: npm run dao -- accept-code.",
};
const SANCTIONED =
  "Nothing else is affected: your vote, the archive and your appeals stay as they are.";

/** Conduct's answer before anything is written. @throws DaoError `MAY_NOT_POST` */
export async function requireRight(
  { conduct }: Pick<CoalitionContracts, "conduct">,
  account: string,
  list: string,
): Promise<void> {
  const { why, until } = await conduct.postingRight(account, list);
  const right = POSTING_RIGHTS[Number(why)] ?? "not a member";
  if (right === "granted") return;
  throw new DaoError("MAY_NOT_POST", `${account} ${postingRightSentence(right, Number(until))}.`, {
    hint: HINTS[right] ?? SANCTIONED,
  });
}
