import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { HDNodeWallet } from "ethers";
import { endProcess, type PrivateNode, spawnNode } from "./chain-node.js";
import { findProgram } from "./find-program.js";

const run = promisify(execFile);

const CHAIN_ID = 31337;
const PHRASE = "test test test test test test test test test test test junk";
const FORKS = [
  ...["homestead", "eip150", "eip155", "eip158", "byzantium", "constantinople", "petersburg"],
  ...[
    "istanbul",
    "muirGlacier",
    "berlin",
    "london",
    "arrowGlacier",
    "grayGlacier",
    "mergeNetsplit",
  ],
];

/**
 * Starts go-ethereum's development chain from the `geth` that `GETH_BIN` names, or the first on the path, with the id and
 * the accounts of our local chain.
 *
 * @returns nothing when it is not installed.
 */
export async function startGeth(): Promise<PrivateNode | undefined> {
  const bin = await findProgram("GETH_BIN", "geth");
  if (bin === undefined) return undefined;
  const directory = await mkdtemp(join(tmpdir(), "three-opens-geth-"));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const genesis = join(directory, "genesis.json");
    await writeFile(genesis, JSON.stringify(genesisOf(Math.floor(Date.now() / 1000))));
    await run(bin, ["init", "--datadir", directory, genesis]);
    const { stdout } = await run(bin, ["version"]);
    const ports = ["--http.port", "0", "--authrpc.port", "0", "--port", "0"];
    const quiet = ["--nodiscover", "--ipcdisable", "--verbosity", "3"];
    const { url, process } = await spawnNode(
      [bin, "--dev", "--datadir", directory, "--http", ...ports, ...quiet],
      "stderr",
      /HTTP server started\s+endpoint=(127\.0\.0\.1:\d+) auth=false/,
    );
    const stop = async () => {
      await endProcess(process);
      await remove();
    };
    return { url, version: /^Version: .*$/m.exec(stdout)?.[0] ?? "geth", stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

function genesisOf(timestamp: number) {
  const root = HDNodeWallet.fromPhrase(PHRASE, undefined, "m/44'/60'/0'/0");
  const accounts = Array.from({ length: 20 }, (_, index) => root.deriveChild(index).address);
  return {
    config: {
      chainId: CHAIN_ID,
      ...Object.fromEntries(FORKS.map((fork) => [`${fork}Block`, 0])),
      shanghaiTime: 0,
      cancunTime: 0,
      terminalTotalDifficulty: 0,
      blobSchedule: { cancun: { target: 3, max: 6, baseFeeUpdateFraction: 3338477 } },
    },
    timestamp: `0x${timestamp.toString(16)}`,
    difficulty: "0x0",
    gasLimit: `0x${(30_000_000).toString(16)}`,
    alloc: Object.fromEntries(accounts.map((each) => [each, { balance: "0x21e19e0c9bab2400000" }])),
  };
}
