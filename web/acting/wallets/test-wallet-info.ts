import type { JsonRpcApiProvider } from "ethers";
import type { FoundWallet } from "./discover.js";
import type { WalletProvider } from "./wallet-provider.js";

/** For local chains and rehearsals: everybody has its keys. The keys themselves are made when it is first used. */
export function builtInWallet(
  chainId: number,
  openProvider: () => Promise<JsonRpcApiProvider>,
): FoundWallet {
  let opened: Promise<WalletProvider> | undefined;
  const open = () =>
    (opened ??= Promise.all([import("./test-wallet.js"), openProvider()]).then(
      ([{ testWallet }, provider]) => testWallet(chainId, provider),
    ));
  return {
    id: "three-opens-test-wallet",
    name: "Test wallet",
    rdns: "three-opens.test-wallet",
    icon: undefined,
    isTest: true,
    provider: { request: async (asked) => (await open()).request(asked) },
  };
}
