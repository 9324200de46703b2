import {
  JsonRpcApiProvider,
  type JsonRpcError,
  type JsonRpcPayload,
  type JsonRpcResult,
  Network,
} from "ethers";
import type { Rpc } from "../../../core/replay/index.js";

/** ethers over anything that answers JSON-RPC. */
export class RpcProvider extends JsonRpcApiProvider {
  constructor(
    readonly rpc: Rpc,
    chainId: bigint,
  ) {
    const network = Network.from(chainId);
    super(network, { staticNetwork: network, batchMaxCount: 1, cacheTimeout: -1 });
    this._start();
  }

  async _send(
    payload: JsonRpcPayload | JsonRpcPayload[],
  ): Promise<(JsonRpcResult | JsonRpcError)[]> {
    const all = Array.isArray(payload) ? payload : [payload];
    return Promise.all(all.map((each) => this.#answer(each)));
  }

  async #answer({ id, method, params }: JsonRpcPayload): Promise<JsonRpcResult | JsonRpcError> {
    try {
      return { id, result: await this.rpc.send(method, params as unknown[]) };
    } catch (error) {
      const { message, code = -32_000, data } = error as Error & { code?: number; data?: unknown };
      return { id, error: { code, message, data } };
    }
  }
}
