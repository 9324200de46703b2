import { z } from "zod";
import { DaoError, isDaoError } from "../../core/errors.js";
import type { Rpc } from "../../core/replay/chain-logs.js";
import { HttpError, postJson } from "./fetch-bytes.js";

/** A node answers within this time, or the next one is asked. */
const TIMEOUT_MS = 15_000;
/** Longest answer: a piece of logs, of which the reader asks for less when it is refused. */
const LIMIT = 64 * 1024 * 1024;

/** A question as JSON-RPC has it. */
export interface RpcQuestion {
  jsonrpc: "2.0";
  id: number;
  method: string;
  params: unknown;
}

const answerSchema = z.looseObject({
  id: z.union([z.number(), z.string(), z.null()]).optional(),
  result: z.unknown().optional(),
  error: z
    .looseObject({ code: z.number(), message: z.string(), data: z.unknown().optional() })
    .optional(),
});

export type RpcAnswer = z.infer<typeof answerSchema>;

/** What a node refused, in its own words. */
export class RpcRefusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data: unknown,
  ) {
    super(message);
  }
}

/** One node, and whether it is of the chain it should be of. */
interface Node {
  url: string;
  checked?: Promise<void> | undefined;
}

const quantity = /^0x[0-9a-f]{1,16}$/i;

/**
 * The chain over several nodes: the one that answered last is asked, and the others in turn when it does not. Each must
 * show the right chain id before anything else it says is heard.
 */
export class Nodes implements Rpc {
  readonly #nodes: Node[];
  #current = 0;
  #asked = 0;

  /** @param urls - absolute, in the order in which they are asked. */
  constructor(
    readonly chainId: number,
    urls: readonly string[],
    readonly timeoutMs = TIMEOUT_MS,
  ) {
    this.#nodes = urls.map((url) => ({ url }));
  }

  /** The node that is asked now; empty when there is none. */
  get url(): string {
    return this.#nodes[this.#current]?.url ?? "";
  }

  /** @throws RpcRefusal when a node answers and refuses; DaoError as {@link exchange}. */
  async send(method: string, params: unknown[]): Promise<unknown> {
    const [answer] = await this.exchange([this.#question(method, params)]);
    if (answer?.error === undefined) return answer?.result;
    const { code, message, data } = answer.error;
    throw new RpcRefusal(code, message, data);
  }

  /**
   * Puts questions to the first node that answers; refusals are answers.
   *
   * @throws DaoError `CHAIN_UNREACHABLE` when no node answers, `CHAIN_WRONG` when those that answer are of another chain.
   */
  async exchange(questions: readonly RpcQuestion[]): Promise<RpcAnswer[]> {
    let wrong: DaoError | undefined;
    let cause: unknown;
    for (let tried = 0; tried < this.#nodes.length; tried++) {
      const index = (this.#current + tried) % this.#nodes.length;
      const node = this.#nodes[index] as Node;
      try {
        // Asked at once; heard once the node is known to be of the chain.
        const [answers] = await Promise.all([
          this.#ask(node.url, questions),
          (node.checked ??= this.#requireChain(node.url)),
        ]);
        this.#current = index;
        return answers;
      } catch (error) {
        node.checked = undefined;
        if (isDaoError(error)) wrong = error;
        else cause = error;
      }
    }
    throw wrong ?? unreachable(this.#nodes, cause);
  }

  #question(method: string, params: unknown): RpcQuestion {
    return { jsonrpc: "2.0", id: ++this.#asked, method, params };
  }

  async #ask(url: string, questions: readonly RpcQuestion[]): Promise<RpcAnswer[]> {
    // Many nodes charge for batches, and some refuse them: one question goes alone.
    const body = questions.length === 1 ? questions[0] : questions;
    const answer = await postJson(url, body, { limit: LIMIT, timeoutMs: this.timeoutMs });
    return z.array(answerSchema).parse([answer].flat());
  }

  async #requireChain(url: string): Promise<void> {
    const [answer] = await this.#ask(url, [this.#question("eth_chainId", [])]);
    const said = answer?.result;
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
  const why = cause instanceof HttpError ? `, HTTP ${cause.status}` : "";
  return new DaoError(
    "CHAIN_UNREACHABLE",
    names === ""
      ? "No node of the chain is named."
      : `No node of the chain answers (${names}${why}).`,
    { hint: "Check your connection, or name another node.", cause },
  );
}

/** Addresses of nodes carry keys in path and query. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);
