import { expect } from "chai";
import { kindOf } from "../../../scripts/chain/allow-list.js";
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

describe("asking the chain", () => {
  const chains = useChains();

  it("refuses everything that would change it from outside or need its keys, and says why", async () => {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    const from = account(0).address;
    const refused: [method: string, params: unknown[], reason: string][] = [
      ["hardhat_setBalance", [from, "0x1"], "cannot be changed from outside"],
      ["hardhat_reset", [], "cannot be changed from outside"],
      ["hardhat_impersonateAccount", [from], "cannot be changed from outside"],
      ["hardhat_mine", ["0x10"], "cannot be changed from outside"],
      ["evm_mine", [], "rehearsal_advanceTime"],
      ["evm_increaseTime", [100], "rehearsal_advanceTime"],
      ["evm_setNextBlockTimestamp", [4e9], "rehearsal_advanceTime"],
      ["evm_snapshot", [], "cannot be changed from outside"],
      ["evm_revert", ["0x1"], "cannot be changed from outside"],
      ["debug_setHead", ["0x0"], "cannot be changed from outside"],
      ["eth_sendTransaction", [{ from, to: from, value: "0x1" }], "eth_sendRawTransaction"],
      ["eth_sign", [from, "0x00"], "holds no keys"],
      ["eth_signTypedData_v4", [from, "{}"], "holds no keys"],
      ["eth_signTransaction", [{ from }], "holds no keys"],
      ["personal_sign", ["0x00", from], "holds no keys"],
      ["eth_subscribe", ["newHeads"], "poll with eth_newFilter"],
      ["eth_unheardOf", [], "does not know it"],
      ["constructor", [], "does not know it"],
      ["", [], "does not know it"],
    ];
    for (const [method, params, reason] of refused) {
      const error = await rejection(ask(chain.provider, method, ...params));
      expect(error.code, method).to.equal(-32601);
      expect(error.message, method).to.contain(reason);
    }
    expect(chain.head.number).to.equal(0);
    expect(await logLines(directory)).to.have.length(1);
  });

  it("shortens an absurd method name in its answer", () => {
    expect(() => kindOf("x".repeat(100_000)))
      .to.throw()
      .with.property("message")
      .with.length.below(300);
  });

  it("tells the truth about itself", async () => {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    expect(await ask(chain.provider, "eth_chainId")).to.equal("0x7a69");
    expect(await ask(chain.provider, "net_version")).to.equal("31337");
    expect(await ask(chain.provider, "net_listening")).to.equal(true);
    expect(await ask(chain.provider, "eth_accounts")).to.deep.equal([]);
    expect(await ask(chain.provider, "hardhat_getAutomine")).to.equal(true);
    for (let n = 0; n < 20; n++) {
      expect(await ask(chain.provider, "eth_getBalance", account(n).address, "latest")).to.equal(
        "0x21e19e0c9bab2400000",
      );
    }
  });

  it("keeps its identity over restarts, and a new chain has another", async () => {
    const directory = await chains.directory();
    const identity = async (of: Awaited<ReturnType<typeof chains.open>>) =>
      ((await ask(of.provider, "hardhat_metadata")) as { instanceId: string }).instanceId;
    const chain = await chains.open(directory);
    const first = await identity(chain);
    await chain.close();
    expect(await identity(await chains.open(directory))).to.equal(first);
    expect(await identity(await chains.open(await chains.directory()))).to.not.equal(first);
  });

  it("executes calls in the present without any block, and in the past when asked", async () => {
    let wall = 1_800_000_000;
    const directory = await chains.directory();
    const chain = await chains.open(directory, { wallClock: () => wall });
    const to = await deploy(chain, CONTRACTS.telling, 0);
    const told = async (...block: unknown[]) =>
      Number(await ask(chain.provider, "eth_call", { to }, ...block));
    for (const later of [0, 5, 86_400]) {
      wall += later;
      expect(await told()).to.equal(wall);
      expect(await told("latest")).to.equal(wall);
      expect(await told("pending")).to.equal(wall);
      expect(await told(null)).to.equal(wall);
    }
    expect(await told("0x1")).to.equal(1_800_000_000);
    expect(chain.head.number).to.equal(1);
    await chain.close();

    // Right after a replay, too, when the engine last saw old times.
    wall += 1000;
    const again = await chains.open(directory, { wallClock: () => wall });
    const result = await ask(again.provider, "eth_call", { to }, "latest");
    expect(Number(result)).to.equal(wall);
  });

  it("keeps reading and writing apart when both come at once", async () => {
    let wall = 1_800_000_000;
    const directory = await chains.directory();
    const chain = await chains.open(directory, { wallClock: () => wall++ });
    const to = await deploy(chain, CONTRACTS.recording, 0);
    const from = account(0);
    const raws = await Promise.all(
      Array.from({ length: 20 }, (_, n) => signed(from, n, { to, value: 0n })),
    );
    const pending: unknown[] = [];
    await Promise.all(
      raws.flatMap((raw) => [
        ask(chain.provider, "eth_sendRawTransaction", raw),
        ask(chain.provider, "eth_call", { to }, "latest"),
        ask(chain.provider, "eth_estimateGas", { from: from.address, to }),
        ask(chain.provider, "eth_getBlockByNumber", "pending", false).then((block) =>
          pending.push(block),
        ),
      ]),
    );
    // What is not in the log yet shows nowhere.
    for (const block of pending) expect(block).to.have.deep.property("transactions", []);
    await chain.close();
    expect((await chains.open(directory)).head).to.deep.equal(chain.head);
  });

  it("answers logs, proofs, traces and old state, also after a restart", async () => {
    let wall = 1_800_000_000;
    const directory = await chains.directory();
    const wallClock = () => wall;
    const chain = await chains.open(directory, { wallClock });
    const to = await deploy(chain, CONTRACTS.recording, 0);
    const hashes: unknown[] = [];
    for (let nonce = 0; nonce < 3; nonce++) {
      wall += 10;
      hashes.push(
        await ask(
          chain.provider,
          "eth_sendRawTransaction",
          await signed(account(0), nonce, { to, value: 0n }),
        ),
      );
    }
    const look = async (at: typeof chain) => ({
      logs: (await ask(at.provider, "eth_getLogs", {
        address: to,
        fromBlock: "0x0",
        toBlock: "latest",
      })) as { data: string }[],
      slots: (await Promise.all(
        ["0x1", "0x2", "0x3", "0x4"].map((block) =>
          ask(at.provider, "eth_getStorageAt", to, "0x0", block),
        ),
      )) as string[],
      proof: await ask(at.provider, "eth_getProof", to, ["0x0"], "0x3"),
      balance: await ask(at.provider, "eth_getBalance", account(0).address, "0x2"),
    });
    const seen = await look(chain);
    const times = [1_800_000_010, 1_800_000_020, 1_800_000_030];
    expect(seen.logs.map(({ data }) => Number(data))).to.deep.equal(times);
    expect(seen.slots.map(Number)).to.deep.equal([0, ...times]);
    expect(seen.proof).to.have.nested.property(
      "storageProof[0].value",
      `0x${(1_800_000_020).toString(16)}`,
    );
    await chain.close();
    const again = await chains.open(directory, { wallClock });
    expect(await look(again)).to.deep.equal(seen);
    const inFull = `0x${"0".repeat(64)}`;
    expect(await ask(again.provider, "eth_getStorageAt", to, inFull, "0x4")).to.equal(
      seen.slots[3],
    );
    const trace = (await ask(again.provider, "debug_traceTransaction", hashes[0], {})) as {
      structLogs: unknown[];
    };
    expect(trace.structLogs).to.not.be.empty;
  });

  it("gives a revert as nodes do: code 3 and the data", async () => {
    const chain = await chains.open(await chains.directory());
    const to = await deploy(chain, CONTRACTS.reverting, 0);
    const error = await rejection(ask(chain.provider, "eth_call", { to }, "latest"));
    expect(error).to.include({ code: 3, data: "0x" });
  });

  it("answers filters", async () => {
    const chain = await chains.open(await chains.directory());
    const filter = await ask(chain.provider, "eth_newBlockFilter");
    await transfer(chain, 2);
    expect(await ask(chain.provider, "eth_getFilterChanges", filter)).to.include(chain.head.hash);
  });
});
