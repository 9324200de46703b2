import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openChain, type LocalChain } from "../../../scripts/chain/chain.js";
import { runDao, type Ended } from "./dao-process.js";

/** A persistent chain on a free port, with directories of its own for everything a command keeps. */
export interface ServedCoalition {
  chain: LocalChain;
  url: string;
  directory: string;
  /** Where deployments are recorded. */
  deployments: string;
  /** Where content is kept. */
  content: string;
  /** Runs `dao` as its own process against this chain and these directories. */
  dao(...words: string[]): Promise<Ended>;
  close(): Promise<void>;
}

/** Opens a chain with nothing on it. Close it afterwards. */
export async function servedChain(): Promise<ServedCoalition> {
  const directory = await mkdtemp(join(tmpdir(), "three-opens-dao-"));
  const chain = await openChain({ directory: join(directory, "chain"), port: 0 });
  const deployments = join(directory, "deployments");
  const content = join(directory, "content");
  return {
    chain,
    url: chain.url,
    directory,
    deployments,
    content,
    dao: (...words) =>
      runDao(...words, "--rpc", chain.url, "--deployments", deployments, "--content", content),
    close: async () => {
      await chain.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** A chain on which a coalition was founded by `dao deploy`, the pilot unless another file is named. */
export async function servedCoalition(
  coalition = "coalitions/dc-bas.json5",
): Promise<ServedCoalition> {
  const served = await servedChain();
  const { exitCode, stderr } = await served.dao("deploy", "--yes", "--coalition", coalition);
  if (exitCode === 0) return served;
  await served.close();
  throw new Error(`dao deploy ended with ${exitCode}: ${stderr}`);
}
