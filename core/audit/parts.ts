import { CONTRACT_TITLES, type ContractName } from "../contracts/index.js";
import type { AuditContext } from "./check.js";

/** One contract of the coalition, or an admission policy it once had. */
export interface Part {
  name: ContractName;
  address: string;
  /** As people call it. */
  title: string;
}

/** Every contract the coalition has, and the policies it had before. */
export async function partsOf({ contracts, state }: AuditContext): Promise<Part[]> {
  const parts = (Object.entries(contracts.addresses) as [ContractName, string][]).map(
    ([name, address]) => ({ name, address, title: `${CONTRACT_TITLES[name]} at ${address}` }),
  );
  for await (const [key] of state.scan("settings", { prefix: "policy/" })) {
    const address = key.slice("policy/".length);
    if (address !== contracts.addresses.policy)
      parts.push({ name: "policy", address, title: `the former admission policy at ${address}` });
  }
  return parts;
}
