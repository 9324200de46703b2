import type { Filter, FilterByBlockHash, Log } from "ethers";
import { ethers } from "../fixture/coalition.js";

/** The real chain behind a node that answers for logs as `retell` likes. */
export function lyingNode(retell: (logs: Log[]) => Log[]): typeof ethers.provider {
  return new Proxy(ethers.provider, {
    get(target, key, node) {
      if (key === "provider") return node as unknown;
      if (key === "getLogs") {
        return async (filter: Filter | FilterByBlockHash) => retell(await target.getLogs(filter));
      }
      const own: unknown = Reflect.get(target, key, target);
      // The real provider keeps its state in private fields, which only its own methods may touch.
      return typeof own === "function" ? (own.bind(target) as unknown) : own;
    },
  });
}
