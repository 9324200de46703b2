import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { Wallet } from "ethers";
import type { CoalitionFile } from "../../core/coalition/index.js";
import { ethers, found } from "../fixture/coalition.js";
import { readCoalition } from "../fixture/founding.js";

const MILLION = 1_000_000;

/** What docs/deploying.md tells people to fund a deployer with. Gas in millions. */
async function written() {
  const page = await readFile(new URL("../../docs/deploying.md", import.meta.url), "utf8");
  const [, ...figures] =
    /takes (\d+) transactions and, with the pilot's (\d+) founders, (\d+) million gas \(with (\d+) founders\s+(\d+) million, the largest transaction ([\d.]+) million\)/.exec(
      page,
    ) ?? [];
  const [transactions, few, gasOfFew, many, gasOfMany, largest] = figures.map(Number);
  return { transactions, few, gasOfFew, many, gasOfMany, largest };
}

/** Transactions of a founding, and their gas in millions. */
async function measured(coalition: CoalitionFile) {
  const before = await ethers.provider.getBlockNumber();
  await found(coalition);
  const gas: number[] = [];
  for (let block = before + 1; block <= (await ethers.provider.getBlockNumber()); block++)
    for (const hash of (await ethers.provider.getBlock(block))?.transactions ?? [])
      gas.push(Number((await ethers.provider.getTransactionReceipt(hash))?.gasUsed) / MILLION);
  return { transactions: gas.length, gas: gas.reduce((a, b) => a + b), largest: Math.max(...gas) };
}

const withFounders = (file: CoalitionFile, count: number): CoalitionFile => ({
  ...file,
  founders: Array.from({ length: count }, (_, i) => ({
    ...file.founders[i % file.founders.length]!,
    ...(i < file.founders.length ? {} : { address: Wallet.createRandom().address }),
  })),
});

describe("what a founding costs", () => {
  it("is what the checklist for a public network says", async () => {
    const said = await written();
    const pilot = await readCoalition();
    expect(said.few).to.equal(pilot.founders.length);
    const small = await measured(pilot);
    const large = await measured(withFounders(pilot, said.many!));
    expect([small.transactions, large.transactions]).to.deep.equal([
      said.transactions,
      said.transactions,
    ]);
    // Rounded up, so that nobody is short of it; no more than a twentieth.
    for (const [figure, real] of [
      [said.gasOfFew, small.gas],
      [said.gasOfMany, large.gas],
      [said.largest, large.largest],
    ] as const)
      expect(figure).to.be.within(real, real * 1.05);
  });
});
