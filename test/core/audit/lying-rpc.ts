import type { Interface, Result } from "ethers";
import type { Rpc } from "../../../core/replay/index.js";

/** A node that tells everything as it is, but for what `retell` changes. */
export function lying(
  rpc: Rpc,
  retell: (method: string, params: unknown[], answer: unknown) => unknown,
): Rpc {
  return {
    send: async (method, params) => retell(method, params, await rpc.send(method, params)),
  };
}

/** A node that answers one view of a contract otherwise. */
export function answering(
  rpc: Rpc,
  { abi, address, view }: { abi: Interface; address: string; view: string },
  change: (answer: unknown[], args: Result) => unknown[],
): Rpc {
  const fragment = abi.getFunction(view);
  if (fragment === null) throw new Error(`no view ${view}`);
  return lying(rpc, (method, params, answer) => {
    if (method !== "eth_call") return answer;
    const { to, data } = params[0] as { to: string; data: string };
    const asked = to.toLowerCase() === address.toLowerCase() && data.startsWith(fragment.selector);
    if (!asked) return answer;
    const values = [...abi.decodeFunctionResult(fragment, answer as string)] as unknown[];
    const args = abi.decodeFunctionData(fragment, data);
    return abi.encodeFunctionResult(fragment, change(values, args));
  });
}

interface ToldLog {
  address: string;
  topics: string[];
}

/** A node that leaves out the first event of a kind. */
export function withholding(rpc: Rpc, address: string, topic: string): Rpc {
  let withheld: string | undefined;
  return lying(rpc, (method, _, answer) => {
    if (method !== "eth_getLogs") return answer;
    return (answer as (ToldLog & { blockNumber: string; logIndex: string })[]).filter((log) => {
      const place = `${log.blockNumber}/${log.logIndex}`;
      if (log.address.toLowerCase() !== address.toLowerCase() || log.topics[0] !== topic)
        return true;
      withheld ??= place;
      return place !== withheld;
    });
  });
}

/** A node that turns one bit of what transactions to a contract say, `back` bytes from the end. */
export function spoiling(rpc: Rpc, address: string, selector: string, back: number): Rpc {
  return lying(rpc, (method, _, answer) => {
    if (method !== "eth_getTransactionByHash") return answer;
    const told = answer as { to: string | null; input: string };
    if (told.to?.toLowerCase() !== address.toLowerCase() || !told.input.startsWith(selector))
      return answer;
    const at = told.input.length - 2 * back;
    const digit = (parseInt(told.input.charAt(at), 16) ^ 1).toString(16);
    return { ...told, input: told.input.slice(0, at) + digit + told.input.slice(at + 1) };
  });
}

/** Changes storage of the real chain while something is looked at. */
export async function withStorage<Seen>(
  rpc: Rpc,
  { address, slot, change }: { address: string; slot: string; change: (word: bigint) => bigint },
  look: () => Promise<Seen>,
): Promise<Seen> {
  const latest = await rpc.send("eth_blockNumber", []);
  const before = (await rpc.send("eth_getStorageAt", [address, slot, latest])) as string;
  const word = (value: bigint) => `0x${value.toString(16).padStart(64, "0")}`;
  await rpc.send("hardhat_setStorageAt", [address, slot, word(change(BigInt(before)))]);
  try {
    return await look();
  } finally {
    await rpc.send("hardhat_setStorageAt", [address, slot, word(BigInt(before))]);
  }
}
