import { appendFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { expect } from "chai";
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

describe("restoring a chain", () => {
  const chains = useChains();

  /** A closed chain with transfers, a contract and an advance of time: blocks 1 to 12. */
  async function lived(): Promise<{ directory: string; hash: string }> {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    await transfer(chain, 9);
    await deploy(chain, CONTRACTS.telling, 0);
    await ask(chain.provider, "rehearsal_advanceTime", 3600);
    await transfer(chain, 1, 9);
    expect(chain.head.number).to.equal(12);
    await chain.close();
    return { directory, hash: chain.head.hash };
  }

  async function editLine(
    directory: string,
    line: number,
    edit: (text: string) => string,
  ): Promise<void> {
    const lines = await logLines(directory);
    lines[line - 1] = edit(lines[line - 1] as string);
    await writeFile(logPathIn(directory), lines.map((text) => `${text}\n`).join(""));
  }

  it("ends at the same block, time and again, and goes on", async () => {
    const { directory, hash } = await lived();
    for (let round = 0; round < 2; round++) {
      const chain = await chains.open(directory);
      expect(chain.head.hash).to.equal(hash);
      expect(chain.isFresh).to.equal(false);
      await chain.close();
    }
    const again = await chains.open(directory);
    await transfer(again, 3, 10);
    await again.close();
    const last = await chains.open(directory);
    expect(last.head).to.deep.equal(again.head);
    expect(last.head.number).to.equal(15);
  });

  it("is not disturbed by what is only asked or refused", async () => {
    const plain = await chains.directory();
    const busy = await chains.directory();
    const wallClock = () => 1_800_000_000;
    const quiet = await chains.open(plain, { wallClock });
    await transfer(quiet, 5);
    const asked = await chains.open(busy, { wallClock });
    for (let nonce = 0; nonce < 5; nonce++) {
      await ask(asked.provider, "eth_call", { to: account(3).address }, "latest");
      await ask(asked.provider, "eth_estimateGas", {
        from: account(3).address,
        to: account(4).address,
      });
      await ask(asked.provider, "eth_getBlockByNumber", "pending", true);
      await rejection(
        ask(asked.provider, "eth_sendRawTransaction", await signed(account(0), nonce + 3)),
      );
      await transfer(asked, 1, nonce);
    }
    expect(asked.head.hash).to.equal(quiet.head.hash);
  });

  it("is fresh until something has happened", async () => {
    const directory = await chains.directory();
    const first = await chains.open(directory);
    expect(first.isFresh).to.equal(true);
    await first.close();
    const second = await chains.open(directory);
    expect(second.isFresh).to.equal(true);
    await transfer(second, 1);
    await second.close();
    expect((await chains.open(directory)).isFresh).to.equal(false);
  });

  it("reports progress for every block", async () => {
    const { directory } = await lived();
    const seen: string[] = [];
    await chains.open(directory, { onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen).to.have.length(12);
    expect(seen.at(-1)).to.equal("12/12");
  });

  it("cuts off an unfinished last line, wherever it ends, and keeps the rest", async () => {
    const { directory, hash } = await lived();
    const whole = await readFile(logPathIn(directory));
    const more = Buffer.from((await logLines(directory)).at(-1) as string);
    for (const length of [1, 2, Math.floor(more.length / 2), more.length]) {
      await appendFile(logPathIn(directory), more.subarray(0, length));
      const warnings: string[] = [];
      const logger = { info: () => undefined, warn: (message: string) => warnings.push(message) };
      const chain = await chains.open(directory, { logger });
      expect(chain.head.hash).to.equal(hash);
      await chain.close();
      expect(await readFile(logPathIn(directory))).to.deep.equal(whole);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(`${length} bytes`);
    }
  });

  it("names a damaged line in the middle and leaves the log as it is", async () => {
    const { directory } = await lived();
    await editLine(directory, 6, (text) => text.slice(0, -9));
    const before = await readFile(logPathIn(directory));
    const error = await rejection(chains.open(directory));
    expect(error.code).to.equal("CHAIN_LOG_CORRUPT");
    expect(error.message).to.contain("Line 6");
    expect(await readFile(logPathIn(directory))).to.deep.equal(before);
  });

  it("names the line after which a changed time or transaction shows", async () => {
    const { directory } = await lived();
    const original = await readFile(logPathIn(directory));
    await editLine(directory, 12, (text) =>
      text.replace(/\d{10}/, (time) => String(Number(time) - 1)),
    );
    const later = await rejection(chains.open(directory));
    expect(later.code).to.equal("CHAIN_REPLAY_DIVERGED");
    expect(later.message).to.contain("Line 13 builds on block");
    expect(later.hint).to.contain("restore the directory from a copy");

    await writeFile(logPathIn(directory), original);
    const other = await signed(account(5), 0);
    await editLine(directory, 7, (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), raw: other }),
    );
    const changed = await rejection(chains.open(directory));
    expect(changed.code).to.equal("CHAIN_REPLAY_DIVERGED");
    expect(changed.message).to.contain("Line 8 builds on block");

    await writeFile(logPathIn(directory), original);
    const stale = await signed(account(0), 0);
    await editLine(directory, 7, (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), raw: stale }),
    );
    const refused = await rejection(chains.open(directory));
    expect(refused.code).to.equal("CHAIN_REPLAY_DIVERGED");
    expect(refused.message).to.contain(
      "Line 7 was accepted once and is now refused: Transaction nonce too low",
    );
  });

  it("notices through the checkpoint that the last block changed", async () => {
    const { directory } = await lived();
    const other = await signed(account(5), 0);
    await editLine(directory, 13, (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), raw: other }),
    );
    const error = await rejection(chains.open(directory));
    expect(error.code).to.equal("CHAIN_REPLAY_DIVERGED");
    expect(error.message).to.contain("Line 13 made block");
  });

  it("refuses a wrong checkpoint and works again with the right one", async () => {
    const { directory, hash } = await lived();
    const right = await readFile(checkpointPathIn(directory), "utf8");
    expect(JSON.parse(right)).to.deep.equal({ blockNumber: 12, blockHash: hash });
    await writeFile(checkpointPathIn(directory), right.replace(hash, `0x${"ab".repeat(32)}`));
    const error = await rejection(chains.open(directory));
    expect(error.code).to.equal("CHAIN_REPLAY_DIVERGED");
    expect(error.message).to.contain("the checkpoint has 0xabab");
    await writeFile(checkpointPathIn(directory), "{");
    expect((await rejection(chains.open(directory))).code).to.equal("CHAIN_CHECKPOINT_CORRUPT");
    await writeFile(checkpointPathIn(directory), right);
    expect((await chains.open(directory)).head.hash).to.equal(hash);
  });

  it("says so when whole blocks, or the log itself, are missing at the end", async () => {
    const { directory } = await lived();
    const last = (await logLines(directory)).at(-1) as string;
    const size = (await readFile(logPathIn(directory))).length;
    await truncate(logPathIn(directory), size - last.length - 1);
    const short = await rejection(chains.open(directory));
    expect(short.code).to.equal("CHAIN_LOG_SHORT");
    expect(short.message).to.contain("ends at block 11 but this chain has had block 12");
    await rm(logPathIn(directory));
    expect((await rejection(chains.open(directory))).code).to.equal("CHAIN_LOG_MISSING");
  });

  it("names both versions when another engine wrote a log that ends elsewhere", async () => {
    const { directory, hash } = await lived();
    await editLine(directory, 1, (text) => text.replace(/"edr":"[^"]+"/, '"edr":"0.0.1"'));
    const same = await chains.open(directory);
    expect(same.head.hash, "another version that agrees is welcome").to.equal(hash);
    await same.close();
    await editLine(directory, 1, (text) =>
      text.replace(/"genesisHash":"0x../, '"genesisHash":"0xee'),
    );
    const error = await rejection(chains.open(directory));
    expect(error.code).to.equal("CHAIN_REPLAY_DIVERGED");
    expect(error.message).to.contain("The first block came out as");
    expect(error.hint).to.match(/EDR 0\.0\.1 wrote it and this is Hardhat 3\.\d+\.\d+ with EDR \d/);
  });

  it("gives the directory free after each of these refusals", async () => {
    const { directory, hash } = await lived();
    const whole = await readFile(logPathIn(directory));
    await truncate(logPathIn(directory), 10);
    await rejection(chains.open(directory));
    await writeFile(logPathIn(directory), whole);
    expect((await chains.open(directory)).head.hash).to.equal(hash);
  });

  it("refuses a second chain in the same directory", async () => {
    const { directory } = await lived();
    await chains.open(directory);
    expect((await rejection(chains.open(directory))).code).to.equal("CHAIN_LOCKED");
  });
});
