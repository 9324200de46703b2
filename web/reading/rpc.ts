import {
  FetchRequest,
  JsonRpcProvider,
  type JsonRpcPayload,
  type JsonRpcResult,
  Network,
} from "ethers";
import { DaoError, isDaoError } from "../../core/errors.js";

/** A node answers within this time, or the next one is asked. */
const TIMEOUT_MS = 15_000;
/** Questions in one request: nodes limit it, few below this. */
const BATCH = 20;

const quantity = /^0x[0-9a-f]{1,16}$/i;

/** One node, and whether it is of the chain it should be of. */
interface Node {
  url: string;
  checked?: Promise<void> | undefined;
}

/**
 * The chain over several nodes: the one that answered last is asked, and the others in turn when it does not. Each must
 * show the right chain id before anything else it says is heard.
 */
export class RpcProvider extends JsonRpcProvider {
  readonly #nodes: Node[];
  #current = 0;

  /** @param urls - absolute, in the order in which they are asked. */
  constructor(
    readonly chainId: number,
    urls: readonly string[],
    readonly timeoutMs = TIMEOUT_MS,
  ) {
    super(urls[0] ?? "", Network.from(chainId), {
      staticNetwork: Network.from(chainId),
      // A cached answer of a moment ago is a wrong answer to who follows the head.
      cacheTimeout: -1,
      batchMaxCount: BATCH,
    });
    this.#nodes = urls.map((url) => ({ url }));
  }

  /** The node that is asked now. */
  get url(): string {
    return this.#nodes[this.#current]?.url ?? "";
  }

  /** @throws DaoError `CHAIN_UNREACHABLE` when no node answers, `CHAIN_WRONG` when those that answer are of another chain. */
  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    let wrong: DaoError | undefined;
    let cause: unknown;
    for (let tried = 0; tried < this.#nodes.length; tried++) {
      const index = (this.#current + tried) % this.#nodes.length;
      const node = this.#nodes[index] as Node;
      try {
        await (node.checked ??= this.#requireChain(node.url));
        const answer = await this.#ask(node.url, payload);
        this.#current = index;
        return answer;
      } catch (error) {
        node.checked = undefined;
        if (isDaoError(error)) wrong = error;
        else cause = error;
      }
    }
    throw wrong ?? unreachable(this.#nodes, cause);
  }

  async #ask(url: string, payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    const request = new FetchRequest(url);
    request.timeout = this.timeoutMs;
    request.body = JSON.stringify(payload);
    request.setHeader("content-type", "application/json");
    const response = await request.send();
    response.assertOk();
    return [response.bodyJson as JsonRpcResult | JsonRpcResult[]].flat();
  }

  async #requireChain(url: string): Promise<void> {
    const question = { method: "eth_chainId", params: [], id: 1, jsonrpc: "2.0" } as const;
    const [answer] = await this.#ask(url, question);
    const said: unknown = (answer as { result?: unknown } | undefined)?.result;
    if (typeof said === "string" && quantity.test(said) && BigInt(said) === BigInt(this.chainId))
      return;
    const where = originOf(url);
    throw new DaoError("CHAIN_WRONG", `The node at ${where} is not of chain ${this.chainId}.`, {
      hint: "Name a node of the coalition's chain.",
    });
  }
}

function unreachable(nodes: readonly Node[], cause: unknown): DaoError {
  const names = nodes.map(({ url }) => originOf(url)).join(", ");
  return new DaoError(
    "CHAIN_UNREACHABLE",
    names === "" ? "No node of the chain is named." : `No node of the chain answers (${names}).`,
    { hint: "Check your connection, or name another node.", cause },
  );
}

/** Addresses of nodes carry keys in path and query. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);
