import { expect } from "chai";
import { toQuantity } from "ethers";
import { INTERFACES } from "../../../core/contracts/index.js";
import { recount } from "../../../core/motions/index.js";
import { ProvenChain, RpcEvidence } from "../../../core/proof/index.js";
import { MemoryStore, replayAll, type Rpc, stateDigest } from "../../../core/replay/index.js";
import { ethers, loadFixture, time } from "../../fixture/coalition.js";
import { refusalOf } from "../refusal.js";
import { noContent } from "../replay/agreement.js";
import { founded, latestRange, lived, node, provenCoalition } from "./audited.js";

describe("ProvenChain", () => {
  it("leads to the same state and the same count as the node", async () => {
    const { contracts, motion } = await loadFixture(lived);
    const range = await latestRange();
    const proven = await provenCoalition(contracts.addresses.directory, range);
    expect(proven.contracts.addresses).to.deep.equal(contracts.addresses);
    const digests = await Promise.all(
      [node, proven.chain].map(async (rpc) => {
        const store = new MemoryStore();
        const events = await replayAll(rpc, contracts.addresses, range, store, noContent);
        expect(events).to.be.greaterThan(60);
        return stateDigest(store);
      }),
    );
    expect(digests[0]).to.equal(digests[1]);
    const counted = await recount(proven.contracts, motion.id, range);
    expect(counted).to.deep.equal(await recount(contracts, motion.id, range));
    expect(counted).to.include({ agrees: true, electorate: 12, for: 5n, against: 1n });
  });

  it("tells of blocks, transactions and receipts what the node tells", async () => {
    const { contracts, motion } = await loadFixture(lived);
    const range = await latestRange();
    const { chain } = await provenCoalition(contracts.addresses.directory, range);
    for (let number = range.toBlock; number > range.toBlock - 12; number -= 1)
      for (const filled of [false, true])
        await expectSame(chain, "eth_getBlockByNumber", [toQuantity(number), filled]);
    await expectSame(chain, "eth_getBlockByNumber", [toQuantity(range.fromBlock), true]);
    const { hash } = (await ethers.provider.getBlock(range.fromBlock + 5))!;
    await expectSame(chain, "eth_getBlockByHash", [hash, true]);
    const receipt = (await ethers.provider.getTransactionReceipt(motion.filedIn))!;
    const at = { blockHash: receipt.blockHash };
    expect(await chain.send("eth_getLogs", [at])).to.have.length(receipt.logs.length);
    for (const method of ["eth_getTransactionByHash", "eth_getTransactionReceipt"])
      await expectSame(chain, method, [motion.filedIn]);
    const [creation] = (await ethers.provider.getBlock(range.fromBlock))!.transactions;
    await chain.send("eth_getBlockByNumber", [toQuantity(range.fromBlock), false]);
    await expectSame(chain, "eth_getTransactionReceipt", [creation]);
  });

  it("finds the logs of any filter that the node finds", async () => {
    const { contracts, motion } = await loadFixture(lived);
    const range = await latestRange();
    const { chain } = await provenCoalition(contracts.addresses.directory, range);
    const { governor, membership, archive } = contracts.addresses;
    const { topicHash } = INTERFACES.governor.getEvent("VoteCast")!;
    const receipt = (await ethers.provider.getTransactionReceipt(motion.filedIn))!;
    const whole = { fromBlock: toQuantity(range.fromBlock), toBlock: "latest" };
    let found = 0;
    for (const filter of [
      { ...whole },
      { ...whole, address: governor },
      { ...whole, address: [membership, archive] },
      { ...whole, address: [] },
      { ...whole, address: governor, topics: [topicHash] },
      { ...whole, topics: [[topicHash, INTERFACES.membership.getEvent("Joined")!.topicHash]] },
      { ...whole, topics: [null, receipt.logs.at(-1)!.topics[1] ?? null] },
      { ...whole, topics: [null, null, null, null] },
      { ...whole, address: `0x${"12".repeat(20)}` },
      { blockHash: receipt.blockHash, address: governor },
      { fromBlock: toQuantity(range.toBlock - 9), toBlock: toQuantity(range.toBlock - 3) },
    ]) {
      const expected = (await node.send("eth_getLogs", [filter])) as object[];
      const logs = (await chain.send("eth_getLogs", [filter])) as object[];
      expect(logs.map(same), JSON.stringify(filter)).to.deep.equal(expected.map(same));
      found += logs.length;
    }
    expect(found).to.be.greaterThan(300);
  });

  it("finds what contracts did that became known only later", async () => {
    const { contracts, c } = await loadFixture(lived);
    const range = await latestRange();
    let headers = 0;
    const chain = await ProvenChain.open(new RpcEvidence(node), range, {
      addresses: () => [contracts.addresses.governor],
      progress: (done, of) => {
        headers += 1;
        expect(done).to.be.at.most(of);
      },
    });
    const logsOf = async (address: string) =>
      (await chain.send("eth_getLogs", [
        { address, fromBlock: toQuantity(range.fromBlock) },
      ])) as unknown[];
    expect(headers).to.equal(0);
    expect(await logsOf(contracts.addresses.governor)).not.to.be.empty;
    expect(await logsOf(contracts.addresses.governor)).not.to.be.empty;
    expect(headers).to.equal(range.toBlock - range.fromBlock + 1);
    const late = await c.lists.getAddress();
    expect(await logsOf(late)).to.have.length((await c.lists.queryFilter("*" as never)).length);
    expect(headers).to.equal(2 * (range.toBlock - range.fromBlock + 1));
  });

  it("knows accounts, and that there are none", async () => {
    const { c, contracts } = await loadFixture(founded);
    const { provider } = await provenCoalition(contracts.addresses.directory, await latestRange());
    for (const address of [
      c.signers[0]!.address,
      contracts.addresses.timelock,
      `0x${"12".repeat(20)}`,
    ]) {
      expect(await provider.getBalance(address)).to.equal(
        await ethers.provider.getBalance(address),
      );
      expect(await provider.getTransactionCount(address)).to.equal(
        await ethers.provider.getTransactionCount(address),
      );
      expect(await provider.getCode(address)).to.equal(await ethers.provider.getCode(address));
      for (const slot of [0, 1, 2, 3])
        expect(await provider.getStorage(address, slot)).to.equal(
          await ethers.provider.getStorage(address, slot),
        );
    }
  });

  it("knows nothing of what came after the audited block", async () => {
    const { contracts } = await loadFixture(founded);
    const range = await latestRange();
    await time.increase(1_000);
    const { provider, chain } = await provenCoalition(contracts.addresses.directory, range);
    expect(await provider.getBlockNumber()).to.equal(range.toBlock);
    expect((await provider.getBlock("latest"))!.hash).to.equal(range.blockHash);
    expect((await provider.getNetwork()).chainId).to.equal(31_337n);
    for (const [method, params] of [
      ["eth_getBlockByNumber", [toQuantity(range.toBlock + 1), false]],
      ["eth_getBlockByNumber", ["pending", false]],
      ["eth_getBlockByHash", [`0x${"12".repeat(32)}`, false]],
      ["eth_getTransactionByHash", [`0x${"12".repeat(32)}`]],
      ["eth_getLogs", [{ fromBlock: "0x0", toBlock: toQuantity(range.toBlock + 1) }]],
      ["eth_getLogs", [{ fromBlock: "soon" }]],
      ["eth_getBalance", ["nobody", "latest"]],
      ["eth_call", [{ data: "0x" }, "latest"]],
      ["eth_call", [{ to: contracts.addresses.governor }, "latest", {}]],
      ["eth_sendRawTransaction", ["0x"]],
      ["eth_gasPrice", []],
      ["toString", []],
    ] as const)
      await refusalOf(() => chain.send(method, [...params]), "PROOF_IMPOSSIBLE");
  });

  it("refuses a range that ends before it begins, and blocks before it", async () => {
    const { contracts } = await loadFixture(founded);
    const range = await latestRange();
    const source = new RpcEvidence(node);
    const backwards = { ...range, fromBlock: range.toBlock + 1 };
    await refusalOf(() => ProvenChain.open(source, backwards), "PROOF_IMPOSSIBLE");
    const chain = await ProvenChain.open(source, range);
    const early = [contracts.addresses.directory, toQuantity(range.fromBlock - 1)];
    await refusalOf(() => chain.send("eth_getCode", early), "PROOF_IMPOSSIBLE");
  });

  it("notices another chain, another block, and a block with another number", async () => {
    const { contracts } = await loadFixture(founded);
    const range = await latestRange();
    const { directory } = contracts.addresses;
    const { chain } = await provenCoalition(directory, { ...range, chainId: 1n });
    const filter = { address: directory, fromBlock: toQuantity(range.fromBlock) };
    await refusalOf(() => chain.send("eth_getLogs", [filter]), "EVIDENCE_CONTRADICTS");
    for (const other of [
      { ...range, blockHash: `0x${"12".repeat(32)}` },
      { ...range, toBlock: range.toBlock - 1 },
    ])
      await refusalOf(() => ProvenChain.open(new RpcEvidence(node), other), "EVIDENCE_CONTRADICTS");
  });

  it("remembers a contradiction even when whoever asked did not care", async () => {
    const { contracts } = await loadFixture(founded);
    const range = await latestRange();
    const source = new RpcEvidence(node);
    source.proof = () => Promise.resolve(undefined);
    const chain = await ProvenChain.open(source, range);
    const ask = () => chain.send("eth_getBalance", [contracts.addresses.governor, "latest"]);
    await ask().catch(() => undefined);
    expect(chain.failure).to.have.property("code", "EVIDENCE_MISSING");
    source.proof = () => Promise.resolve({ account: [Uint8Array.of(0xc0)], storage: [] });
    await ask().catch(() => undefined);
    source.proof = () => Promise.resolve(undefined);
    await ask().catch(() => undefined);
    expect(chain.failure).to.have.property("code", "EVIDENCE_CONTRADICTS");
  });
});

/** What nodes add that no header and no receipt commits to; and the parity, which this one writes as `v` alone. */
const BESIDE = [
  ...["size", "uncles", "totalDifficulty", "withdrawals", "blockTimestamp"],
  ...["yParity", "blobGasPrice", "blobGasUsed"],
];

/** The same facts, whatever the order, the letters' case and the additions. */
function same(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(same);
  if (typeof answer === "string") return answer.toLowerCase();
  if (typeof answer !== "object" || answer === null) return answer;
  const facts = Object.entries(answer).filter(([name]) => !BESIDE.includes(name));
  return Object.fromEntries(facts.sort().map(([name, value]) => [name, same(value)]));
}

async function expectSame(chain: Rpc, method: string, params: unknown[]): Promise<void> {
  const [ours, theirs] = await Promise.all([chain.send(method, params), node.send(method, params)]);
  expect(same(ours), `${method} ${params.join()}`).to.deep.equal(same(theirs));
}
