import { expect } from "chai";
import { auditedBlock, blockName } from "../../../core/audit/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import { refusalOf } from "../refusal.js";

const hash = (digit: string) => `0x${digit.repeat(64)}`;

const blockAt = (number: number, digit: string) => ({
  number: `0x${number.toString(16)}`,
  hash: hash(digit),
  parentHash: hash("0"),
  timestamp: "0x1",
});

/** A node that answers these, by method and first parameter; everything else it does not know. */
const node = (answers: Record<string, unknown>): Rpc => ({
  send: (method, [first]) => {
    const answer = answers[`${method} ${String(first)}`];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? null);
  },
});

const [byNumber, byHash] = ["eth_getBlockByNumber", "eth_getBlockByHash"];

describe("auditedBlock", () => {
  it("takes what is final, and the latest where a node knows no finality", async () => {
    const latest = { [`${byNumber} latest`]: blockAt(9, "9") };
    const final = { ...latest, [`${byNumber} finalized`]: blockAt(7, "7") };
    const refusing = { ...latest, [`${byNumber} finalized`]: new Error("no such tag") };
    expect(await auditedBlock(node(final), undefined)).to.deep.equal({
      ...{ number: 7, hash: hash("7"), named: false },
    });
    for (const answers of [latest, refusing])
      expect(await auditedBlock(node(answers), undefined)).to.include({ number: 9 });
  });

  it("keeps the hash that was named, whatever the node calls it", async () => {
    const lying = node({ [`${byHash} ${hash("5")}`]: blockAt(5, "6") });
    expect(await auditedBlock(lying, hash("5"))).to.deep.equal({
      ...{ number: 5, hash: hash("5"), named: true },
    });
    const numbered = node({ [`${byNumber} 0x5`]: blockAt(5, "6") });
    expect(await auditedBlock(numbered, "5")).to.include({ hash: hash("6"), named: false });
  });

  it("says which block the node does not have, or cannot name", async () => {
    for (const [answers, name] of [
      [{}, hash("5")],
      [{ [`${byHash} ${hash("5")}`]: { number: "five" } }, hash("5")],
      [{ [`${byHash} ${hash("5")}`]: "nonsense" }, hash("5")],
      [{}, "5"],
      [{}, undefined],
    ] as const)
      await refusalOf(() => auditedBlock(node(answers), name), "BLOCK_UNKNOWN");
  });

  it("takes a hash or a number for the name of a block, and nothing else", async () => {
    expect(blockName(hash("A"))).to.equal(hash("a"));
    expect(blockName("12")).to.equal("12");
    for (const wrong of ["latest", "0x12", "-1", "1.5", "", "9".repeat(16), `${hash("a")}0`])
      await refusalOf(() => blockName(wrong), "INPUT_INVALID");
  });
});
