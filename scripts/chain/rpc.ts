import { kindOf } from "./allow-list.js";
import { rawTransactionOf } from "./admission.js";
import type { ChainClock } from "./clock.js";
import type { Engine } from "./engine.js";
import type { Lane } from "./lane.js";
import { secondsOf, type Ledger } from "./ledger.js";
import type { LogHeader } from "./log-format.js";
import { toRpcError } from "./rpc-error.js";
import { withWholeSlots } from "./storage-slots.js";

/** An EIP-1193 request. */
export interface RpcRequest {
  method: string;
  params?: readonly unknown[];
}

/** EIP-1193: what ethers' BrowserProvider takes. Errors are RpcErrors with a numeric code. */
export interface RpcProvider {
  request(request: RpcRequest): Promise<unknown>;
}

export interface RpcParts {
  engine: Engine;
  ledger: Ledger;
  clock: ChainClock;
  lane: Lane;
  header: LogHeader;
}

/** `latest`, named or implied, becomes `pending`: the block to come, whose time is now. */
function atPresent(params: readonly unknown[]): unknown[] {
  const [call, block, ...rest] = params;
  return [
    call,
    block === undefined || block === null || block === "latest" ? "pending" : block,
    ...rest,
  ];
}

/** Answers every request that may come from outside, and only those. */
export function createRpc({ engine, ledger, clock, lane, header }: RpcParts): RpcProvider {
  /** The block to come exists only in the engine's mind; tell it the time before asking about it. */
  const inPresent = (method: string, params: unknown[]) =>
    lane.run(async () => {
      await engine.request("evm_setNextBlockTimestamp", [clock.now()]);
      return engine.request(method, params);
    });

  async function fact(method: string): Promise<unknown> {
    switch (method) {
      case "eth_accounts":
        return []; // It holds no keys.
      case "hardhat_metadata": // Ignition asks this to tell a new chain from the one it deployed to.
        return {
          clientVersion: await engine.request("web3_clientVersion"),
          chainId: header.chainId,
          instanceId: header.instance,
          latestBlockNumber: ledger.head.number,
          latestBlockHash: ledger.head.hash,
        };
      default: // hardhat_getAutomine: each accepted transaction is mined at once. net_listening.
        return true;
    }
  }

  async function answer(method: string, params: readonly unknown[]): Promise<unknown> {
    switch (kindOf(method)) {
      case "send": {
        const raw = rawTransactionOf(params);
        return lane.run(() => ledger.send(raw));
      }
      case "advance": {
        const seconds = secondsOf(params);
        const head = await lane.run(() => ledger.advance(seconds));
        return { timestamp: head.timestamp, blockNumber: head.number };
      }
      case "execution":
        return inPresent(method, atPresent(params));
      case "fact":
        return fact(method);
      case "read": {
        const whole = withWholeSlots(method, params);
        return params.includes("pending")
          ? inPresent(method, whole)
          : engine.request(method, whole);
      }
    }
  }

  return {
    request: async ({ method, params = [] }) => {
      try {
        return await answer(method, params);
      } catch (error) {
        throw toRpcError(error);
      }
    },
  };
}
