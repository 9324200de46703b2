import { isDevelopmentAccount, type CoalitionFile } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";

/** The chain of rehearsals: Hardhat's own, here and on every developer's machine. */
export const REHEARSAL_CHAIN_ID = 31337;

/**
 * Everybody has the development keys, so on a chain others can reach whoever is fastest would own those seats.
 *
 * @throws DaoError `DEVELOPMENT_FOUNDER`, `DEVELOPMENT_DEPLOYER`
 */
export function refuseDevelopmentAccounts(
  { founders }: CoalitionFile,
  { deployer, chainId, network }: { deployer: string; chainId: number; network: string },
): void {
  if (chainId === REHEARSAL_CHAIN_ID) return;
  const index = founders.findIndex(({ address }) => isDevelopmentAccount(address));
  if (index >= 0) {
    throw new DaoError(
      "DEVELOPMENT_FOUNDER",
      `founders[${index}] is the development account ${founders[index]?.address}, whose key everybody has, and ${network} (chain ${chainId}) is no rehearsal.`,
      {
        hint: "Put the founders' real accounts in the coalition file; docs/deploying.md tells how.",
      },
    );
  }
  if (isDevelopmentAccount(deployer)) {
    throw new DaoError(
      "DEVELOPMENT_DEPLOYER",
      `The deployer ${deployer} is a development account, whose key everybody has, and ${network} (chain ${chainId}) is no rehearsal.`,
      { hint: "Set your own key with npx hardhat keystore set; docs/deploying.md tells how." },
    );
  }
}
