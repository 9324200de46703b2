import type { TransactionReceipt } from "ethers";
import { type CoalitionContracts, INTERFACES } from "../contracts/index.js";
import type { ExpectedEvent } from "./message.js";

/** Whether a transaction went well and tells of an effect. */
export function hasEffect(
  { status, logs }: Pick<TransactionReceipt, "status" | "logs">,
  addresses: CoalitionContracts["addresses"],
  { contract, event, args }: ExpectedEvent,
): boolean {
  if (status !== 1) return false;
  const at = addresses[contract].toLowerCase();
  return logs.some((log) => {
    if (log.address.toLowerCase() !== at) return false;
    const parsed = INTERFACES[contract].parseLog(log);
    return (
      parsed?.name === event &&
      Object.entries(args).every(([name, value]) => parsed.args[name] === value)
    );
  });
}
