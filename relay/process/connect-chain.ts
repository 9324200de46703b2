import { FetchRequest, JsonRpcProvider, Network, toQuantity } from "ethers";
import { z } from "zod";
import { connectCoalition } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import type { RelayConfig } from "../config.js";
import type { RelayChain } from "../services.js";
import { compareDeployment } from "./compare-deployment.js";

/** The chain with what tells it from another of the same id. */
export interface ConnectedChain extends RelayChain {
  identity: string;
}

/** A question to the node is answered within this time or not at all. */
const RPC_TIMEOUT_MS = 20_000;

/**
 * Connects to the node and finds the coalition: the chain id must be the configured one, the directory sealed and not
 * older than where reading begins, and the deployment record, where one is named, of this chain and the same in every address.
 *
 * @throws DaoError `CHAIN_UNREACHABLE`, `CHAIN_WRONG`, `CHAIN_READ_TOO_LATE`, `DEPLOYMENT_DIFFERS`, and those of connectCoalition
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
    await requireBeginning(provider, chain);
    const { addresses } = coalition;
    const { deployment, fromBlock } = chain;
    if (deployment !== undefined)
      await compareDeployment(deployment, { chainId, identity, addresses, fromBlock });
    return { provider, chainId, identity, coalition, fromBlock };
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

/**
 * Where reading begins behind the coalition's deployment, its first events would be missing for ever. A node that does not
 * keep old state cannot say; then the contracts' journals do, once the first blocks are read.
 *
 * @throws DaoError `CHAIN_READ_TOO_LATE`
 */
async function requireBeginning(
  provider: JsonRpcProvider,
  { directory, fromBlock }: RelayConfig["chain"],
): Promise<void> {
  if (fromBlock === 0) return;
  const code: unknown = await provider
    .send("eth_getCode", [directory, toQuantity(fromBlock - 1)])
    .catch(() => undefined);
  if (typeof code !== "string" || code === "0x") return;
  throw new DaoError(
    "CHAIN_READ_TOO_LATE",
    `The coalition's directory stood already before block ${fromBlock}, from which logs are to be read.`,
    { hint: "Set chain.fromBlock to the one in the deployment's founding.json, or to 0." },
  );
}
