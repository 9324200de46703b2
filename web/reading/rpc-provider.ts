import { JsonRpcApiProvider, type JsonRpcPayload, type JsonRpcResult, Network } from "ethers";
import type { Nodes, RpcQuestion } from "./rpc.js";

/** Questions in one request: nodes limit it, few below this. */
const BATCH = 20;

/** The nodes as ethers wants them. Heavy: only loaded where contracts are called. */
export class RpcProvider extends JsonRpcApiProvider {
  constructor(readonly nodes: Nodes) {
    const network = Network.from(nodes.chainId);
    super(network, {
      staticNetwork: network,
      // A cached answer of a moment ago is a wrong answer to who follows the head.
      cacheTimeout: -1,
      batchMaxCount: BATCH,
    });
    this._start();
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    return (await this.nodes.exchange([payload].flat() as RpcQuestion[])) as JsonRpcResult[];
  }
}
