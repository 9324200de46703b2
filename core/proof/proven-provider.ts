import { JsonRpcApiProvider, type JsonRpcError, type JsonRpcPayload, Network } from "ethers";
import { CallRefused } from "./local-call.js";
import type { ProvenChain } from "./proven-chain.js";

/** What contracts of ethers read through; says nothing that was not proved. */
class ProvenProvider extends JsonRpcApiProvider {
  constructor(readonly chain: ProvenChain) {
    const network = Network.from(chain.range.chainId);
    super(network, { staticNetwork: network, cacheTimeout: -1, batchMaxCount: 1 });
  }

  override async send(method: string, params: unknown[]): Promise<unknown> {
    try {
      return await this.chain.send(method, params);
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      const { code, message, data } = error;
      const payload: JsonRpcPayload = { id: 0, jsonrpc: "2.0", method, params };
      throw this.getRpcError(payload, { id: 0, error: { code, message, data } });
    }
  }

  override _send(): Promise<JsonRpcError[]> {
    return Promise.reject(new Error("a proven chain is asked one thing at a time"));
  }
}

/** A provider of ethers over proofs: it has one network, no accounts, and nothing ever changes. */
export function provenProvider(chain: ProvenChain): JsonRpcApiProvider {
  return new ProvenProvider(chain);
}
