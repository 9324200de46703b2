import { HDNodeWallet, JsonRpcProvider } from "ethers";
import { expect } from "chai";
import { servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";

const MNEMONIC = "test test test test test test test test test test test junk";
const accountOf = (index: number) =>
  HDNodeWallet.fromPhrase(MNEMONIC, undefined, `m/44'/60'/0'/0/${index}`);

/** Sends away everything an account holds, so that it cannot pay for anything. */
async function drain(url: string, index: number): Promise<void> {
  const provider = new JsonRpcProvider(url, 31337, { staticNetwork: true, cacheTimeout: -1 });
  try {
    const wallet = accountOf(index).connect(provider);
    const { maxFeePerGas } = await provider.getFeeData();
    const fee = {
      gasLimit: 21_000n,
      maxFeePerGas: maxFeePerGas ?? 1n,
      maxPriorityFeePerGas: maxFeePerGas ?? 1n,
    };
    const value = (await provider.getBalance(wallet.address)) - 21_000n * fee.maxFeePerGas;
    await (await wallet.sendTransaction({ to: accountOf(0).address, value, ...fee })).wait();
    expect(await provider.getBalance(wallet.address)).to.equal(0n);
  } finally {
    provider.destroy();
  }
}

interface Result {
  account: string;
  transaction: string;
  via: { message: string; signedBy: string; transaction: string }[];
}

describe("dao --via", () => {
  let served: ServedRelay;
  before(async () => (served = await servedRelay()));
  after(() => served?.close());

  const via = async (account: number, ...words: string[]) =>
    served.dao(...words, "--as", String(account), "--via", served.relay.url, "--yes", "--json");

  it("lets somebody without ether join", async () => {
    await drain(served.url, 15);
    const direct = await served.dao("join", "academia", "--as", "15", "--yes");
    expect(direct.stderr).to.match(/^BALANCE_EMPTY/);

    const { exitCode, stdout, stderr } = await via(15, "join", "academia");
    expect(exitCode, stderr).to.equal(0);
    const result = JSON.parse(stdout) as Result;
    expect(result.via).to.have.length(1);
    expect(result.via[0]).to.include({
      transaction: result.transaction,
      signedBy: served.relay.services.wallet?.address,
    });
    const { membership } = served.relay.services.chain.coalition;
    expect(await membership.isMember(accountOf(15).address)).to.equal(true);
  });
});
