import type { Interface, Result } from "ethers";
import type { BlockTag, Call, Chain, EventLog, Receipt } from "../chain.js";

/** One contract of the coalition, through the write side's own requests. */
export interface ContractReader {
  readonly address: string;
  /** Calldata for a function. */
  encode(name: string, values: readonly unknown[]): string;
  call(name: string, values: readonly unknown[]): Call;
  /** Asks a view. @throws what the node answers when it reverts. */
  read(name: string, values: readonly unknown[], tag?: BlockTag): Promise<Result>;
  decode(name: string, returned: string): Result;
  /** The arguments in calldata of a function. */
  arguments(name: string, data: string): Result;
  /** The contract's own events of one name in a receipt. */
  events(receipt: Pick<Receipt, "logs">, name: string): Result[];
  /** Events of one name with these indexed arguments, oldest first. */
  find(name: string, indexed: readonly unknown[], fromBlock: number): Promise<Found[]>;
}

/** An event, and the hash of the transaction it was in. */
export interface Found {
  args: Result;
  transaction: string;
}

export function readerOf(chain: Chain, address: string, abi: Interface): ContractReader {
  const encode = (name: string, values: readonly unknown[]) =>
    abi.encodeFunctionData(name, [...values]);
  const topicOf = (name: string) => {
    const event = abi.getEvent(name);
    if (event === null) throw new Error(`no event ${name} in this interface`);
    return event.topicHash;
  };
  const parsed = (logs: readonly EventLog[], name: string): Found[] =>
    logs
      .filter((log) => log.address.toLowerCase() === address.toLowerCase())
      .filter(({ topics }) => topics[0] === topicOf(name))
      .flatMap((log) => {
        const args = abi.parseLog(log)?.args;
        return args === undefined ? [] : [{ args, transaction: log.transactionHash }];
      });
  return {
    address,
    encode,
    call: (name, values) => ({ to: address, data: encode(name, values) }),
    async read(name, values, tag = "latest") {
      return abi.decodeFunctionResult(
        name,
        await chain.call({ to: address, data: encode(name, values) }, tag),
      );
    },
    decode: (name, returned) => abi.decodeFunctionResult(name, returned),
    arguments: (name, data) => abi.decodeFunctionData(name, data),
    events: (receipt, name) => parsed(receipt.logs, name).map(({ args }) => args),
    async find(name, indexed, fromBlock) {
      const filter = abi.encodeFilterTopics(name, [...indexed]) as (string | null)[];
      return parsed(await chain.logs(address, filter, fromBlock), name);
    },
  };
}
