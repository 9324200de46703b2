import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import type { HDNodeWallet } from "ethers";
import { account, signed, useChains } from "./fixture.js";
import { askOver, startServe, type ServedChain } from "./served-chain.js";

interface Block {
  number: string;
  hash: string;
}

interface Acknowledged {
  hash: string;
  /** The block it was seen in, when there was time to look. */
  block?: Block;
}

/** Sends transfers one after the other until the chain is gone. */
async function stream(
  url: string,
  sender: HDNodeWallet,
  acknowledged: Acknowledged[],
): Promise<void> {
  try {
    let nonce = Number(await askOver(url, "eth_getTransactionCount", sender.address, "latest"));
    for (;;) {
      const hash = String(
        await askOver(url, "eth_sendRawTransaction", await signed(sender, nonce++)),
      );
      const entry: Acknowledged = { hash };
      acknowledged.push(entry);
      const receipt = (await askOver(url, "eth_getTransactionReceipt", hash)) as {
        blockNumber: string;
        blockHash: string;
      };
      entry.block = { number: receipt.blockNumber, hash: receipt.blockHash };
    }
  } catch (error) {
    // fetch fails with a TypeError when the other side is gone; anything else is a finding.
    if (!(error instanceof TypeError)) throw error;
  }
}

/** Everything that was ever acknowledged is there, in the very blocks where it was seen. */
async function verify(chain: ServedChain, acknowledged: Acknowledged[]): Promise<void> {
  for (const { hash, block } of acknowledged) {
    const receipt = (await askOver(chain.url, "eth_getTransactionReceipt", hash)) as Record<
      string,
      string
    > | null;
    expect(receipt, `${hash} was acknowledged`).to.not.equal(null);
    expect(receipt?.status).to.equal("0x1");
    if (block !== undefined) {
      expect({ number: receipt?.blockNumber, hash: receipt?.blockHash }).to.deep.equal(block);
    }
  }
}

describe("a chain that is killed again and again", () => {
  const chains = useChains();

  it("has every acknowledged transaction in the same block each time, and goes on", async () => {
    const directory = await chains.directory();
    const acknowledged: Acknowledged[] = [];
    const senders = [0, 1, 2, 3].map(account);
    const rounds = 5;
    for (let round = 0; round < rounds; round++) {
      const chain = await startServe(directory);
      await verify(chain, acknowledged);
      const enough = acknowledged.length + 25;
      const streams = Promise.all(senders.map((sender) => stream(chain.url, sender, acknowledged)));
      while (acknowledged.length < enough) await setTimeout(1);
      await setTimeout(Math.random() * 20); // Not always at the same point of a write.
      await chain.end("SIGKILL");
      await streams;
    }
    const last = await startServe(directory);
    await verify(last, acknowledged);
    expect(acknowledged.length).to.be.at.least(rounds * 25);
    expect(last.blockNumber).to.be.at.least(acknowledged.length);
    // At most what each sender had under way at each kill is there without having been acknowledged.
    expect(last.blockNumber).to.be.at.most(acknowledged.length + rounds * senders.length);
    expect(await last.end("SIGTERM")).to.equal(0);
  });
});
