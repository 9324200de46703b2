import { getAddress, isAddress } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";
import { DaoError } from "../../core/errors.js";
import type { Access } from "./command.js";

/** Accounts whose keys are at hand, checksummed. */
export async function accountsOf(connection: NetworkConnection): Promise<string[]> {
  const accounts: unknown = await connection.provider.request({ method: "eth_accounts" });
  return Array.isArray(accounts) ? accounts.map((each) => getAddress(String(each))) : [];
}

/** Whoever `--as` names; undefined when a command only reads and there are no keys. @throws DaoError `ACCOUNT_UNKNOWN` */
export function chooseAccount(
  as: string,
  accounts: readonly string[],
  { access, name }: { access: Access; name: string },
): string | undefined {
  const last = accounts.length - 1;
  if (/^\d+$/.test(as)) {
    const chosen = accounts[Number(as)];
    if (chosen !== undefined || (access === "reads" && accounts.length === 0)) return chosen;
    throw new DaoError("ACCOUNT_UNKNOWN", `There is no account number ${as} on ${name}.`, {
      hint:
        last < 0
          ? "Give the network a key; see docs/deploying.md."
          : `Choose one from 0 to ${last}, or an address.`,
    });
  }
  if (!isAddress(as)) {
    throw new DaoError(
      "ACCOUNT_UNKNOWN",
      `"${as}" is neither the number of an account nor an address.`,
      {
        hint: "Write --as 0, or --as 0x… with a right checksum.",
      },
    );
  }
  const chosen = getAddress(as);
  if (access === "reads" || accounts.includes(chosen)) return chosen;
  throw new DaoError("ACCOUNT_UNKNOWN", `No key for ${chosen} is at hand on ${name}.`, {
    hint: `Keys are at hand for ${accounts.slice(0, 3).join(", ")}${last > 2 ? ` and ${last - 2} more` : ""}.`,
  });
}
