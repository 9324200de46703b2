import type {
  HardhatEthersProvider,
  HardhatEthersSigner,
} from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkConnection } from "hardhat/types/network";
import { DaoError } from "../../core/errors.js";
import type { Access } from "./command.js";
import { identityOf } from "./chain-identity.js";
import { accountsOf, chooseAccount } from "./choose-account.js";
import { explainFailure } from "./explain-failure.js";
import type { Settings } from "./settings.js";

/** A network that answers, and who acts on it. */
export interface NetworkSession {
  name: string;
  chainId: number;
  url: string;
  /** 32 bytes that tell this chain from any other: a local one from the next one at the same address. */
  identity: string;
  connection: NetworkConnection;
  provider: HardhatEthersProvider;
  /** Whoever `--as` names; undefined when a command only reads and no key is at hand. */
  account: string | undefined;
  /** @throws DaoError `ACCOUNT_UNKNOWN` when no key is at hand. */
  signer(): Promise<HardhatEthersSigner>;
}

/**
 * Opens a network of hardhat.config.ts and makes sure that it answers.
 *
 * @throws DaoError `NETWORK_UNKNOWN`, `NETWORK_NOT_LASTING`, `URL_MALFORMED`, `CHAIN_UNREACHABLE`,
 * `CHAIN_WRONG`, `CONFIG_VARIABLE_MISSING`, `ACCOUNT_UNKNOWN`, `BALANCE_EMPTY`
 */
export async function openNetwork(settings: Settings, access: Access): Promise<NetworkSession> {
  const { config, network } = await import("hardhat");
  const { network: name, rpc, as } = settings;
  const known = Object.hasOwn(config.networks, name) ? config.networks[name] : undefined;
  if (known === undefined) {
    const names = Object.entries(config.networks).filter(([, { type }]) => type === "http");
    throw new DaoError("NETWORK_UNKNOWN", `hardhat.config.ts has no network "${name}".`, {
      hint: `Choose ${names.map(([each]) => each).join(" or ")}, or add yours there.`,
    });
  }
  if (known.type !== "http") {
    throw new DaoError("NETWORK_NOT_LASTING", `The network "${name}" ends with this command.`, {
      hint: "Start a chain with npm start and use --network local.",
    });
  }
  if (rpc !== undefined && !/^https?:\/\//.test(rpc)) {
    throw new DaoError("URL_MALFORMED", `"${rpc}" is not an address of a chain.`, {
      hint: "Write such as --rpc http://127.0.0.1:8545.",
    });
  }
  // Reading must not ask for a key that is a secret.
  const withoutKeys = access === "reads" && Array.isArray(known.accounts);
  try {
    const connection = await network.create({
      network: name,
      override: {
        ...(rpc !== undefined && { url: rpc }),
        ...(withoutKeys && { accounts: "remote" as const }),
      },
    });
    const url = rpc ?? (await known.url.getUrl());
    try {
      return await describe(connection, { url, as, access, withoutKeys });
    } catch (error) {
      await connection.close();
      throw explainFailure(error, { name, url }) ?? error;
    }
  } catch (error) {
    throw explainFailure(error, { name, url: rpc }) ?? error;
  }
}

async function describe(
  connection: NetworkConnection,
  {
    url,
    as,
    access,
    withoutKeys,
  }: { url: string; as: string; access: Access; withoutKeys: boolean },
): Promise<NetworkSession> {
  const { provider } = connection.ethers;
  const chainId = Number((await provider.getNetwork()).chainId);
  const identity = await identityOf(connection);
  const accounts = withoutKeys ? [] : await accountsOf(connection);
  const account = chooseAccount(as, accounts, { access, name: connection.networkName });
  if (access === "signs" && account !== undefined && (await provider.getBalance(account)) === 0n) {
    throw new DaoError(
      "BALANCE_EMPTY",
      `Account ${account} holds nothing on ${connection.networkName}, so it cannot pay for gas.`,
      {
        hint: "Send it some, or choose another with --as <account>.",
      },
    );
  }
  return {
    name: connection.networkName,
    chainId,
    url,
    identity,
    connection,
    provider,
    account,
    signer: async () => {
      if (account !== undefined && accounts.includes(account))
        return connection.ethers.getSigner(account);
      throw new DaoError("ACCOUNT_UNKNOWN", `No key for ${account ?? as} is at hand.`);
    },
  };
}
