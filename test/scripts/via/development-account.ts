import { HDNodeWallet, JsonRpcProvider } from "ethers";

const MNEMONIC = "test test test test test test test test test test test junk";

/** The key of a development account. */
export const developmentAccount = (index: number): HDNodeWallet =>
  HDNodeWallet.fromPhrase(MNEMONIC, undefined, `m/44'/60'/0'/0/${index}`);

/** Sends away everything a development account holds, so that it cannot pay for anything. */
export async function drain(url: string, index: number): Promise<void> {
  const provider = new JsonRpcProvider(url, 31337, { staticNetwork: true, cacheTimeout: -1 });
  try {
    const wallet = developmentAccount(index).connect(provider);
    const { maxFeePerGas } = await provider.getFeeData();
    const price = maxFeePerGas ?? 1n;
    const fee = { gasLimit: 21_000n, maxFeePerGas: price, maxPriorityFeePerGas: price };
    const value = (await provider.getBalance(wallet.address)) - 21_000n * price;
    const to = developmentAccount(0).address;
    await (await wallet.sendTransaction({ to, value, ...fee })).wait();
    if ((await provider.getBalance(wallet.address)) !== 0n) throw new Error("something is left");
  } finally {
    provider.destroy();
  }
}
