import type { JsonRpcApiProvider } from "ethers";
import type { FoundWallet } from "./discover.js";
import type { WalletProvider } from "./wallet-provider.js";

/** For local chains and rehearsals: everybody has its keys. The keys themselves are made when it is first used. */
export function builtInWallet(chainId: number, provider: JsonRpcApiProvider): FoundWallet {
  let opened: Promise<WalletProvider> | undefined;
  const open = () =>
    (opened ??= import("./test-wallet.js").then(({ testWallet }) => testWallet(chainId, provider)));
  return {
    id: "three-opens-test-wallet",
    name: "Test wallet",
    rdns: "three-opens.test-wallet",
    icon: undefined,
    isTest: true,
    provider: { request: async (asked) => (await open()).request(asked) },
  };
}
