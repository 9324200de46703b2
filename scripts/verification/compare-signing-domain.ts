import { type BaseContract, getAddress } from "ethers";
import { providerOf, readTypedDataDomain } from "../../core/contracts/index.js";
import type { Part } from "./report.js";

/** Version of every domain that people sign under. */
const VERSION = "1";

/**
 * What wallets show when somebody signs, and what keeps a signature from counting anywhere else: the name, and this
 * contract on this chain.
 */
export async function compareSigningDomain(
  part: Part,
  contract: BaseContract,
  what: string,
  name: string,
): Promise<void> {
  const [domain, { chainId }, address] = await Promise.all([
    readTypedDataDomain(contract),
    providerOf(contract).getNetwork(),
    contract.getAddress(),
  ]);
  const written = (of: typeof domain) =>
    `"${of.name}", version ${of.version}, of ${getAddress(String(of.verifyingContract))} on chain ${of.chainId}`;
  part.compare(
    `what ${what} are signed under`,
    written({ name, version: VERSION, verifyingContract: address, chainId }),
    written(domain),
  );
}
