import { expect } from "chai";
import fc from "fast-check";
import "../../property-seed.js";
import type { Chain } from "../../../relay/write/chain.js";
import { currentPrice, raisedPrice } from "../../../relay/write/sending/fees.js";

const CAP = 100_000n;

const chainWith = (tip: bigint, gasPrice = 0n) =>
  ({ tip: () => Promise.resolve(tip), gasPrice: () => Promise.resolve(gasPrice) }) as Chain;
const head = (baseFee: bigint | undefined) => ({
  ...{ number: 1, hash: "0x", timestamp: 1, gasLimit: 30_000_000 },
  baseFee,
});

describe("what a relay offers for gas", () => {
  it("is enough for the base fee doubled, and a tip", async () => {
    expect(await currentPrice(chainWith(10n), head(500n), CAP)).to.deep.equal({
      price: 1_010n,
      tip: 10n,
    });
  });

  it("is the chain's own price where there is no base fee", async () => {
    expect(await currentPrice(chainWith(0n, 77n), head(undefined), CAP)).to.deep.equal({
      price: 77n,
      tip: undefined,
    });
    expect(await currentPrice(chainWith(0n, CAP + 1n), head(undefined), CAP)).to.equal(undefined);
  });

  it("is nothing while the cap is below what the next block may ask", async () => {
    expect(await currentPrice(chainWith(1n), head(CAP), CAP)).to.equal(undefined);
    expect(await currentPrice(chainWith(1n), head(CAP - CAP / 8n), CAP)).to.not.equal(undefined);
  });

  it("never goes over the cap, and its tip never over its price", () =>
    fc.assert(
      fc.asyncProperty(
        fc.bigInt(0n, 2n * CAP),
        fc.bigInt(0n, 2n * CAP),
        fc.bigInt(1n, CAP),
        async (baseFee, tip, before) => {
          const now = await currentPrice(chainWith(tip), head(baseFee), CAP);
          if (now !== undefined) {
            expect(now.price <= CAP && now.price > baseFee).to.equal(true);
            expect(now.tip! <= now.price).to.equal(true);
          }
          const raised = raisedPrice({ price: before, tip: before }, now, CAP);
          if (raised === undefined) return;
          // What nodes ask of a replacement: a tenth more, of both.
          expect(raised.price <= CAP && 10n * raised.price >= 11n * before).to.equal(true);
          expect(raised.tip! <= raised.price && 10n * raised.tip! >= 11n * before).to.equal(true);
        },
      ),
    ));

  it("is not raised when a raise that nodes take would go over the cap", () => {
    expect(raisedPrice({ price: CAP, tip: 1n }, undefined, CAP)).to.equal(undefined);
    expect(raisedPrice({ price: 800n, tip: undefined }, undefined, CAP)).to.deep.equal({
      price: 901n,
      tip: undefined,
    });
  });
});
