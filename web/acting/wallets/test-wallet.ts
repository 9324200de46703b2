import { HDNodeWallet, type JsonRpcApiProvider, Mnemonic, toBeHex } from "ethers";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/development-accounts.js";
import { typedDataRequest } from "./typed-data-request.js";
import type { WalletProvider } from "./wallet-provider.js";

const PHRASE = "test test test test test test test test test test test junk";

/** As a wallet says that it does not do something. */
const unsupported = (method: string) =>
  Object.assign(new Error(`the test wallet does not do ${method}`), { code: 4200 });

/**
 * A wallet over Hardhat's development accounts, whose keys are public. It signs whatever it is asked: our own dialog
 * is the prompt. For chains where nothing is worth anything.
 */
export function testWallet(chainId: number, provider: JsonRpcApiProvider): WalletProvider {
  const root = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), "m/44'/60'/0'/0");
  const keyOf = (account: string) => {
    const index = DEVELOPMENT_ACCOUNTS.findIndex(
      (each) => each.toLowerCase() === account.toLowerCase(),
    );
    if (index < 0) throw Object.assign(new Error(`no key of ${account}`), { code: 4100 });
    return root.deriveChild(index);
  };
  return {
    async request({ method, params }) {
      const given = Array.isArray(params) ? (params as unknown[]) : [];
      switch (method) {
        case "eth_requestAccounts":
        case "eth_accounts":
          return [...DEVELOPMENT_ACCOUNTS];
        case "eth_chainId":
          return toBeHex(chainId);
        case "wallet_switchEthereumChain":
        case "wallet_addEthereumChain":
          return null;
        case "eth_signTypedData_v4": {
          const { domain, types, message } = typedDataRequest.parse(given[1]);
          return keyOf(String(given[0])).signTypedData(domain, types, message);
        }
        case "eth_sendTransaction": {
          const { from, to, data } = given[0] as Record<string, unknown>;
          const sent = await keyOf(String(from))
            .connect(provider)
            .sendTransaction({ to: String(to), data: String(data) });
          return sent.hash;
        }
        default:
          if (/^(eth_(get|call|blockNumber|estimateGas|gasPrice|fee|max)|net_version)/.test(method))
            return provider.send(method, given as unknown[]) as Promise<unknown>;
          throw unsupported(method);
      }
    },
  };
}
