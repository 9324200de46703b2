import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { CheckpointKeeper } from "../../../scripts/chain/checkpoint.js";
import { ChainClock } from "../../../scripts/chain/clock.js";
import { createEngine, HARDFORK } from "../../../scripts/chain/engine.js";
import { Ledger, MAX_ADVANCE } from "../../../scripts/chain/ledger.js";
import { LogFile } from "../../../scripts/chain/log-file.js";
import { checkpointPathIn, logPathIn } from "../../../scripts/chain/restore.js";
import {
  account,
  ask,
  CONTRACTS,
  deploy,
  logLines,
  rejection,
  signed,
  transfer,
  useChains,
} from "./fixture.js";

interface Receipt {
  status: string;
  blockNumber: string;
  blockHash: string;
}

describe("writing to the chain", () => {
  const chains = useChains();

  it("makes each transaction one line and one block, in the order they came", async () => {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    const raws = await Promise.all([2, 3, 4, 5, 6].map((n) => signed(account(n), 0)));
    const hashes = await Promise.all(
      raws.map((raw) => ask(chain.provider, "eth_sendRawTransaction", raw)),
    );
    const receipts = (await Promise.all(
      hashes.map((hash) => ask(chain.provider, "eth_getTransactionReceipt", hash)),
    )) as Receipt[];
    expect(receipts.map((receipt) => Number(receipt.blockNumber))).to.deep.equal([1, 2, 3, 4, 5]);
    const records = (await logLines(directory))
      .slice(1)
      .map((line) => JSON.parse(line) as { raw: string; parent: string });
    expect(records.map(({ raw }) => raw)).to.deep.equal(raws);
    expect(records.slice(1).map(({ parent }) => parent)).to.deep.equal(
      receipts.slice(0, -1).map((r) => r.blockHash),
    );
  });

  it("works with ethers over HTTP", async () => {
    const chain = await chains.open(await chains.directory());
    const provider = new JsonRpcProvider(chain.url, undefined, {
      staticNetwork: true,
      cacheTimeout: -1,
    });
    try {
      const sent = await account(2)
        .connect(provider)
        .sendTransaction({ to: account(3).address, value: 5n });
      const receipt = await sent.wait();
      expect(receipt?.status).to.equal(1);
      expect(await provider.getBalance(account(3).address)).to.equal(10n ** 22n + 5n);
    } finally {
      provider.destroy();
    }
  });

  it("mines and logs a transaction that reverts, and replays it", async () => {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    const to = await deploy(chain, CONTRACTS.reverting, 0);
    const hash = await ask(
      chain.provider,
      "eth_sendRawTransaction",
      await signed(account(0), 0, { to, value: 0n }),
    );
    const receipt = (await ask(chain.provider, "eth_getTransactionReceipt", hash)) as Receipt;
    expect(receipt.status).to.equal("0x0");
    expect(await logLines(directory)).to.have.length(3);
    await chain.close();
    expect((await chains.open(directory)).head.hash).to.equal(receipt.blockHash);
  });

  it("refuses an invalid transaction with its reason and leaves no trace of it", async () => {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    await transfer(chain, 2);
    const before = await readFile(logPathIn(directory));
    const from = account(0);
    const cases: [params: unknown[], code: number, reason: string][] = [
      [[await signed(from, 1)], -32000, "nonce too low"],
      [[await signed(from, 3)], -32000, "nonce too high. Expected nonce to be 2 but got 3"],
      [[await signed(from, 2, { value: 10n ** 30n })], -32000, "doesn't have enough funds"],
      [[await signed(from, 2, { chainId: 1 })], -32602, "invalid chainId"],
      [[await signed(from, 2, { gasLimit: 20_999n })], -32000, "requires at least 21000 gas"],
      [[await signed(from, 2, { gasLimit: 70_000_000n })], -32000, "gas limit is 70000000"],
      [
        [await signed(from, 2, { maxFeePerGas: 1n, maxPriorityFeePerGas: 0n })],
        -32000,
        "fee too low",
      ],
      [
        [
          await signed(from, 2, {
            type: 0,
            gasPrice: 1n,
            maxFeePerGas: null,
            maxPriorityFeePerGas: null,
          }),
        ],
        -32000,
        "fee too low",
      ],
      [["0x1234"], -32602, "Invalid transaction"],
      [["0x"], -32602, "one parameter"],
      [["zz"], -32602, "one parameter"],
      [[5], -32602, "one parameter"],
      [[[1, 2]], -32602, "one parameter"],
      [[], -32602, "one parameter"],
      [[await signed(from, 2), "more"], -32602, "one parameter"],
    ];
    for (const [params, code, reason] of cases) {
      const error = await rejection(ask(chain.provider, "eth_sendRawTransaction", ...params));
      expect(error.message).to.contain(reason);
      expect(error.code, reason).to.equal(code);
    }
    expect(await readFile(logPathIn(directory))).to.deep.equal(before);
    // Nothing was kept waiting for its turn either: the next valid one comes alone.
    await transfer(chain, 2, 2);
    expect(chain.head.number).to.equal(4);
    expect(chain.head.transactions).to.have.length(1);
    await chain.close();
    expect((await chains.open(directory)).head).to.deep.equal(chain.head);
  });

  describe("rehearsal_advanceTime", () => {
    it("moves the clock in one empty block and survives a restart", async () => {
      const directory = await chains.directory();
      let wall = 1_800_000_000;
      const wallClock = () => wall;
      const chain = await chains.open(directory, { wallClock });
      const moved = await ask(chain.provider, "rehearsal_advanceTime", 7 * 86_400);
      expect(moved).to.deep.equal({ timestamp: 1_800_604_800, blockNumber: 1 });
      expect(chain.head.transactions).to.deep.equal([]);
      wall += 100;
      await ask(chain.provider, "rehearsal_advanceTime", 10);
      expect(chain.head.timestamp).to.equal(1_800_604_910);
      await chain.close();

      wall += 1000;
      const again = await chains.open(directory, { wallClock });
      expect(again.head).to.deep.equal(chain.head);
      await transfer(again, 1);
      expect(again.head.timestamp).to.equal(1_800_604_800 + 10 + 1100);
      wall -= 5000;
      await transfer(again, 1, 1);
      expect(again.head.timestamp, "never back").to.equal(1_800_604_800 + 10 + 1100);
    });

    it("takes whole seconds from 1 to 400 days and nothing else", async () => {
      const directory = await chains.directory();
      const chain = await chains.open(directory);
      for (const params of [
        [],
        [0],
        [-1],
        [1.5],
        ["5"],
        [null],
        [MAX_ADVANCE + 1],
        [1e300],
        [1, 2],
        [{}],
      ]) {
        const error = await rejection(ask(chain.provider, "rehearsal_advanceTime", ...params));
        expect(error.code).to.equal(-32602);
        expect(error.message).to.contain("400 days");
      }
      expect(await logLines(directory)).to.have.length(1);
      await ask(chain.provider, "rehearsal_advanceTime", MAX_ADVANCE);
      expect(await logLines(directory)).to.have.length(2);
    });
  });

  it("stops writing, and goes on reading, once the log cannot be written", async function () {
    if (process.platform !== "linux") {
      console.log("    only Linux has a device that is always full");
      this.skip();
    }
    const directory = await chains.directory();
    const engine = await createEngine({ timestamp: 1_800_000_000, hardfork: HARDFORK });
    const log = await LogFile.open("/dev/full", 0);
    const head = await engine.head();
    const checkpoint = new CheckpointKeeper(checkpointPathIn(directory), head, () => undefined);
    const ledger = new Ledger({
      engine,
      log,
      head,
      checkpoint,
      clock: new ChainClock(head.timestamp),
    });
    const first = await rejection(ledger.send(await signed(account(0), 0)));
    expect(first.code).to.equal("CHAIN_LOG_UNWRITABLE");
    expect(first.message).to.contain("ENOSPC");
    expect(await rejection(ledger.send(await signed(account(1), 0)))).to.equal(first);
    expect(await rejection(ledger.advance(5))).to.equal(first);
    expect(await engine.head()).to.deep.equal(head);
    expect(await engine.request("eth_pendingTransactions")).to.deep.equal([]);
    await log.close();
    await engine.close();
  });
});
