import { expect } from "chai";
import { JsonRpcProvider, TypedDataEncoder, verifyTypedData } from "ethers";
import { DEVELOPMENT_ACCOUNTS } from "../../../../core/coalition/development-accounts.js";
import { testWallet } from "../../../../web/acting/wallets/test-wallet.js";

const DOMAIN = { name: "Rehearsal", version: "1", chainId: 31337n };
const TYPES = { Note: [{ name: "text", type: "string" }] };

describe("the built-in test wallet", () => {
  const provider = new JsonRpcProvider("http://127.0.0.1:1", 31337, { staticNetwork: true });
  after(() => provider.destroy());
  const wallet = testWallet(31337, provider);
  const sign = (account: string, payload: unknown) =>
    wallet.request({ method: "eth_signTypedData_v4", params: [account, payload] });

  it("signs as each of the people whose keys everybody has", async () => {
    expect(await wallet.request({ method: "eth_accounts" })).to.deep.equal([
      ...DEVELOPMENT_ACCOUNTS,
    ]);
    expect(await wallet.request({ method: "eth_chainId" })).to.equal("0x7a69");
    const message = { text: "hello" };
    const payload = JSON.stringify(TypedDataEncoder.getPayload(DOMAIN, TYPES, message));
    for (const account of [DEVELOPMENT_ACCOUNTS[0], DEVELOPMENT_ACCOUNTS[19]] as string[]) {
      const signature = (await sign(account.toLowerCase(), payload)) as string;
      expect(verifyTypedData(DOMAIN, TYPES, message, signature)).to.equal(account);
    }
  });

  it("refuses as wallets do what it does not do", async () => {
    const codeOf = async (doing: Promise<unknown>) =>
      ((await doing.catch((error: unknown) => error)) as { code?: unknown }).code;
    const stranger = "0x00000000000000000000000000000000000000D1";
    const payload = JSON.stringify(TypedDataEncoder.getPayload(DOMAIN, TYPES, { text: "x" }));
    expect(await codeOf(sign(stranger, payload))).to.equal(4100);
    for (const method of ["eth_sign", "personal_sign", "wallet_requestPermissions", "evm_mine"])
      expect(await codeOf(wallet.request({ method, params: [] }))).to.equal(4200);
  });
});
