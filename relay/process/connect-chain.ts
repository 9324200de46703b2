import { readFile } from "node:fs/promises";
import { FetchRequest, JsonRpcProvider, Network } from "ethers";
import { z } from "zod";
import { connectCoalition, parseDeployment } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import type { RelayConfig } from "../config.js";
import type { RelayChain } from "../services.js";

/** The chain with what tells it from another of the same id. */
export interface ConnectedChain extends RelayChain {
  identity: string;
}

/** A question to the node is answered within this time or not at all. */
const RPC_TIMEOUT_MS = 20_000;

/**
 * Connects to the node and finds the coalition: the chain id must be the configured one, the directory sealed,
 * and the deployment record, where one is named, the same in every address.
 *
 * @throws DaoError `CHAIN_UNREACHABLE`, `CHAIN_WRONG`, `DEPLOYMENT_DIFFERS`, and those of connectCoalition
 */
export async function connectChain({ chain }: Pick<RelayConfig, "chain">): Promise<ConnectedChain> {
  const request = new FetchRequest(chain.rpcUrl);
  request.timeout = RPC_TIMEOUT_MS;
  const provider = new JsonRpcProvider(request, Network.from(chain.chainId), {
    staticNetwork: true,
    // A cached answer of a moment ago is a wrong answer to who follows the head.
    cacheTimeout: -1,
  });
  try {
    const chainId = await askChainId(provider, chain);
    const identity = await identityOf(provider);
    const coalition = await connectCoalition(chain.directory, provider);
    if (chain.deployment !== undefined)
      await compareDeployment(chain.deployment, coalition.addresses);
    return { provider, chainId, identity, coalition, fromBlock: chain.fromBlock };
  } catch (error) {
    provider.destroy();
    throw error;
  }
}

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]+$/i)
  .transform(BigInt);

async function askChainId(
  provider: JsonRpcProvider,
  { rpcUrl, chainId }: RelayConfig["chain"],
): Promise<bigint> {
  const answered = await provider.send("eth_chainId", []).then(
    (answer: unknown) => quantity.parse(answer),
    (cause: unknown) => {
      throw new DaoError("CHAIN_UNREACHABLE", `No chain answers at ${originOf(rpcUrl)}.`, {
        hint: "Start it, or correct chain.rpcUrl.",
        cause,
      });
    },
  );
  if (answered === BigInt(chainId)) return answered;
  throw new DaoError(
    "CHAIN_WRONG",
    `The chain at ${originOf(rpcUrl)} has id ${answered}, but the relay is told ${chainId}.`,
    { hint: "Correct chain.chainId or chain.rpcUrl." },
  );
}

/** Addresses of nodes carry keys in path and query; neither belongs in a message. */
const originOf = (url: string) => new URL(url).origin;

const metadata = z.object({ instanceId: z.string().regex(/^0x[0-9a-f]{64}$/) });

async function identityOf(provider: JsonRpcProvider): Promise<string> {
  const named: unknown = await provider.send("hardhat_metadata", []).catch(() => undefined);
  const local = metadata.safeParse(named);
  if (local.success) return local.data.instanceId;
  const first = z
    .object({ hash: z.string() })
    .safeParse(await provider.send("eth_getBlockByNumber", ["0x0", false]));
  if (first.success) return first.data.hash;
  throw new DaoError("CHAIN_UNREACHABLE", "The node does not show the chain's first block.", {
    hint: "Use a node that keeps every block's header.",
  });
}

async function compareDeployment(
  path: string,
  live: RelayChain["coalition"]["addresses"],
): Promise<void> {
  const json = await readFile(path, "utf8")
    .then((text): unknown => JSON.parse(text))
    .catch((cause: unknown) => {
      throw new DaoError("DEPLOYMENT_MALFORMED", `The deployment record ${path} cannot be read.`, {
        hint: "Name a deployed_addresses.json (chain.deployment), or none.",
        cause,
      });
    });
  const recorded = parseDeployment(json);
  for (const [name, address] of Object.entries(recorded)) {
    // The admission policy is replaced by motion; every other part is listed for good.
    if (name === "policy" || live[name as keyof typeof live] === address) continue;
    throw new DaoError(
      "DEPLOYMENT_DIFFERS",
      `The record ${path} has ${name} at ${address}, the directory at ${live[name as keyof typeof live]}.`,
      { hint: "Name the record of this coalition on this chain." },
    );
  }
}
