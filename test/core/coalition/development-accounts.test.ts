import { expect } from "chai";
import { HDNodeWallet, Mnemonic, Wallet } from "ethers";
import { DEVELOPMENT_ACCOUNTS, isDevelopmentAccount } from "../../../core/coalition/index.js";

describe("isDevelopmentAccount", () => {
  it("lists exactly the first twenty accounts of the mnemonic everybody knows", () => {
    const mnemonic = Mnemonic.fromPhrase(
      "test test test test test test test test test test test junk",
    );
    const derived = Array.from(
      { length: 20 },
      (_, index) => HDNodeWallet.fromMnemonic(mnemonic, `m/44'/60'/0'/0/${index}`).address,
    );
    expect(DEVELOPMENT_ACCOUNTS).to.deep.equal(derived);
  });

  it("knows them in any spelling, and nobody else", () => {
    for (const address of DEVELOPMENT_ACCOUNTS) {
      expect(isDevelopmentAccount(address)).to.equal(true);
      expect(isDevelopmentAccount(address.toLowerCase())).to.equal(true);
    }
    for (const other of [Wallet.createRandom().address, "", "0x", "alice"]) {
      expect(isDevelopmentAccount(other)).to.equal(false);
    }
  });
});
