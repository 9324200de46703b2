import type { BaseContract, Provider } from "ethers";
import { DaoError } from "../errors.js";

/**
 * The provider behind a contract.
 *
 * @throws DaoError `PROVIDER_MISSING` when it was connected to a signer that knows no network.
 */
export function providerOf(contract: BaseContract): Provider {
  const provider = contract.runner?.provider;
  if (provider) return provider;
  throw new DaoError("PROVIDER_MISSING", "There is no network to read from.", {
    hint: "Connect the signer to a provider first.",
  });
}
