import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { webConfigSchema } from "../../../core/wire/web-config.js";
import { amountIn } from "../../../web/acting/amount.js";

const config = {
  ...{ chainId: 1, directory: ZeroAddress, fromBlock: 0, rpcUrls: [], relays: ["./"], name: "A" },
};
const takes = (currency: unknown) => webConfigSchema.safeParse({ ...config, currency }).success;

describe("coalition.json", () => {
  it("may name what fees are paid in, else it is Ether", () => {
    expect(webConfigSchema.parse(config)).not.to.have.property("currency");
    const currency = { name: "Test Coin", symbol: "TST", decimals: 18 };
    expect(webConfigSchema.parse({ ...config, currency }).currency).to.deep.equal(currency);
    expect(amountIn("en", 1_234_567n * 10n ** 12n, currency.symbol)).to.equal("1.23 TST");
    expect(amountIn("en", 10n ** 18n)).to.equal("1 ETH");
  });

  it("names no currency that would be counted wrongly, or that hides or turns text", () => {
    const good = { name: "Ether", symbol: "ETH", decimals: 18 };
    expect(takes(good)).to.equal(true);
    for (const bad of [
      { ...good, decimals: 6 },
      { name: "Ether", symbol: "ETH" },
      { ...good, symbol: "" },
      { ...good, symbol: "\u202EHTE" },
      { ...good, symbol: "E\u200BTH" },
      { ...good, symbol: "TWELVELETTERS" },
      { ...good, symbol: " ETH" },
      { ...good, name: "<b>" },
      "ETH",
      null,
    ])
      expect(takes(bad), JSON.stringify(bad)).to.equal(false);
  });
});
