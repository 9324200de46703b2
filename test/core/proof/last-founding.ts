import { id, toQuantity } from "ethers";
import type { Rpc } from "../../../core/replay/index.js";
import { IDirectory__factory } from "../../../typechain-types/index.js";

const abi = IDirectory__factory.createInterface();
const SEALED = id(abi.getEvent("Sealed").format("sighash"));

/**
 * The block of the first transaction of the coalition founded last. Other tests on the same chain act as accounts whose keys
 * nobody has: such transactions carry no real signature, and the blocks with them cannot be proved.
 */
export async function lastFounding(rpc: Rpc): Promise<number> {
  const whole = { fromBlock: "0x0", toBlock: "latest", topics: [SEALED] };
  const sealed = (await rpc.send("eth_getLogs", [whole])) as {
    address: string;
    blockNumber: string;
  }[];
  const last = sealed.at(-1);
  if (last === undefined) return 0;
  const call = { to: last.address, data: abi.encodeFunctionData("timelock") };
  const answer = (await rpc.send("eth_call", [call, last.blockNumber])) as string;
  const timelock = `0x${answer.slice(26)}`;
  let [low, high] = [0, Number(last.blockNumber)];
  while (low < high) {
    const middle = (low + high) >> 1;
    const code = await rpc.send("eth_getCode", [timelock, toQuantity(middle)]);
    if (code === "0x") low = middle + 1;
    else high = middle;
  }
  return low;
}
