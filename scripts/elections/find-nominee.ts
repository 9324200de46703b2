import { getAddress, isAddress } from "ethers";
import type { ElectionRecord } from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import { formatAddress, quote } from "../../core/format/index.js";

/** Enough of an address to type, too much to hit another by chance; what follows is shown in full before it is sent. */
const PREFIX = /^0x[0-9a-fA-F]{4,40}$/;

/**
 * A nominee of an election by address or the beginning of it.
 *
 * @throws DaoError `NOMINEE_UNKNOWN`, `NOMINEE_AMBIGUOUS`
 */
export function findNominee({ nominees }: ElectionRecord, given: string): string {
  const wanted = given.trim().toLowerCase();
  const accounts = nominees.map(({ account }) => account);
  const [found, other] = PREFIX.test(wanted)
    ? accounts.filter((account) => account.toLowerCase().startsWith(wanted))
    : [];
  if (found === undefined) {
    throw new DaoError("NOMINEE_UNKNOWN", `${quote(given)} is no nominee of this election.`, {
      hint:
        accounts.length === 0
          ? "Nobody is nominated yet: npm run dao -- nominate"
          : `Name one by address, or 0x and its first digits: ${accounts.map(formatAddress).join(", ")}.`,
    });
  }
  if (other === undefined) return found;
  throw new DaoError("NOMINEE_AMBIGUOUS", `More than one nominee begins with ${wanted}.`, {
    hint: `Give more digits: ${[found, other].map(formatAddress).join(" or ")}`,
  });
}

/**
 * Anybody by address, or oneself as "me".
 *
 * @throws DaoError `INPUT_INVALID`
 */
export function accountOf(given: string, me: string): string {
  if (given.trim().toLowerCase() === "me") return me;
  // Widened, because ethers narrows whatever is no address to nothing.
  if (/^0x/.test(given) && isAddress(given as unknown)) return getAddress(given);
  throw new DaoError("INPUT_INVALID", `${quote(given)} is not an address.`, {
    hint: 'Write 0x and 40 hexadecimal digits with a right checksum, or "me".',
  });
}
