import { expect } from "chai";
import { awaitRead } from "../../../web/reading/await-read.js";
import type { Reader } from "../../../web/reading/index.js";

const TRANSACTION = `0x${"12".repeat(32)}`;
const PATIENCE = { looks: 5, pauseMs: 1 };

/** A place that is read from, a block further with each look. */
function placeFrom(first: number) {
  let number = first;
  const asked: number[] = [];
  const coalition = () => {
    asked.push(number);
    return Promise.resolve({ at: { number: number++, hash: "0x", time: 0 } });
  };
  return { reader: { coalition } as unknown as Pick<Reader, "coalition">, asked };
}

const nodes = (receipt: unknown) => ({ send: () => Promise.resolve(receipt) });

describe("waiting until what was done can be read", () => {
  it("ends when the place that is read from has its block", async () => {
    const { reader, asked } = placeFrom(7);
    const rpc = nodes({ blockNumber: "0x9", status: "0x1" });
    expect(await awaitRead({ reader, rpc }, TRANSACTION, PATIENCE)).to.equal(true);
    expect(asked).to.deep.equal([7, 8, 9]);
  });

  it("does not wait for what is there", async () => {
    const { reader, asked } = placeFrom(20);
    expect(await awaitRead({ reader, rpc: nodes({ blockNumber: "0x9" }) }, TRANSACTION)).to.equal(
      true,
    );
    expect(asked).to.deep.equal([20]);
  });

  it("gives up on a place that lags, on a node without sense, and on one that is gone", async () => {
    const late = placeFrom(1);
    const around = { reader: late.reader, rpc: nodes({ blockNumber: "0x99" }) };
    expect(await awaitRead(around, TRANSACTION, PATIENCE)).to.equal(false);
    expect(late.asked).to.have.length(PATIENCE.looks);
    for (const odd of [null, {}, { blockNumber: 9 }, { blockNumber: "0x" + "f".repeat(64) }]) {
      const { reader, asked } = placeFrom(1);
      expect(await awaitRead({ reader, rpc: nodes(odd) }, TRANSACTION, PATIENCE)).to.equal(false);
      expect(asked).to.be.empty;
    }
    const rpc = { send: () => Promise.reject(new Error("gone")) };
    expect(await awaitRead({ reader: placeFrom(1).reader, rpc }, TRANSACTION)).to.equal(false);
  });
});
