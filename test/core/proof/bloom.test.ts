import { expect } from "chai";
import { getBytes } from "ethers";
import { marksOf, mayHold } from "../../../core/proof/bloom.js";
import { loadFixture } from "../../fixture/coalition.js";
import { latestRange, lived, node } from "./audited.js";

interface Logged {
  logsBloom: string;
  logs: { address: string; topics: string[] }[];
}

describe("a bloom of logs", () => {
  it("holds every address and topic of a real block's logs, and few others", async () => {
    await loadFixture(lived);
    const { fromBlock, toBlock } = await latestRange();
    const seen = { held: 0, wrongly: 0, asked: 0 };
    for (let number = fromBlock; number <= toBlock; number += 1) {
      const block = (await node.send("eth_getBlockByNumber", [
        `0x${number.toString(16)}`,
        false,
      ])) as {
        logsBloom: string;
        transactions: string[];
      };
      for (const hash of block.transactions) {
        const receipt = (await node.send("eth_getTransactionReceipt", [hash])) as Logged;
        for (const { address, topics } of receipt.logs)
          for (const value of [address, ...topics]) {
            for (const bloom of [receipt.logsBloom, block.logsBloom])
              expect(mayHold(getBytes(bloom), marksOf(value))).to.equal(true);
            seen.held += 1;
          }
      }
      for (let other = 0; other < 10; other += 1) {
        const nobody = `0x${(1_000 * number + other).toString(16).padStart(40, "0")}`;
        seen.asked += 1;
        if (mayHold(getBytes(block.logsBloom), marksOf(nobody))) seen.wrongly += 1;
      }
    }
    expect(seen.held).to.be.greaterThan(200);
    expect(seen.wrongly).to.be.lessThan(seen.asked / 10);
  });
});
