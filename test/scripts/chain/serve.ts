import { readdir } from "node:fs/promises";
import { expect } from "chai";
import { account, signed, useChains } from "./fixture.js";
import { askOver, runServe, startServe } from "./served-chain.js";

describe("serve.ts", () => {
  const chains = useChains();

  it("ends well on SIGTERM and SIGINT, setting the directory free, and comes back as it was", async () => {
    const directory = await chains.directory();
    let expected: { blockNumber: number; blockHash: string } | undefined;
    for (const [nonce, signal] of (["SIGTERM", "SIGINT"] as const).entries()) {
      const chain = await startServe(directory);
      if (expected !== undefined) expect(chain).to.include(expected);
      await askOver(chain.url, "eth_sendRawTransaction", await signed(account(0), nonce));
      const { hash } = (await askOver(chain.url, "eth_getBlockByNumber", "latest", false)) as {
        hash: string;
      };
      expected = { blockNumber: nonce + 1, blockHash: hash };
      expect(await chain.end(signal)).to.equal(0);
      expect((await readdir(directory)).sort()).to.deep.equal([
        "checkpoint.json",
        "transactions.jsonl",
      ]);
    }
  });

  it("refuses a used port, a used directory and a bad option in one line each", async () => {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    const { port } = new URL(chain.url);
    const cases: [options: string[], line: RegExp][] = [
      [
        ["--data", await chains.directory(), "--port", port],
        /^Error: Port \d+ on 127\.0\.0\.1 is in use\. .*--port <number>.*\n$/,
      ],
      [
        ["--data", directory, "--port", "0"],
        /^Error: Another local chain \(process \d+\) is using this directory\..*\n$/,
      ],
      [["--port", "eighty"], /^error: option '--port <number>'.*0 to 65535\.\n$/],
    ];
    const ends = await Promise.all(cases.map(([options]) => runServe(...options)));
    for (const [index, ended] of ends.entries()) {
      expect(ended.exitCode).to.equal(1);
      expect(ended.stdout).to.equal("");
      expect(ended.stderr).to.match((cases[index] as (typeof cases)[number])[1]);
    }
  });
});
