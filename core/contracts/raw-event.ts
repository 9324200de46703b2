import {
  AbiCoder,
  type EventFragment,
  type Interface,
  type LogParams,
  type ParamType,
} from "ethers";

const coder = AbiCoder.defaultAbiCoder();

const fragments = new WeakMap<Interface, ReadonlyMap<string, EventFragment>>();

/** The event with a first topic; `Interface.getEvent` hashes every signature anew to tell. */
export function eventOf(abi: Interface, topic: string | undefined): EventFragment | undefined {
  let known = fragments.get(abi);
  if (known === undefined) {
    const found = new Map<string, EventFragment>();
    abi.forEachEvent((fragment) => found.set(fragment.topicHash, fragment));
    fragments.set(abi, (known = found));
  }
  return topic === undefined ? undefined : known.get(topic);
}

/**
 * The arguments of an event in the order of its declaration, texts as the bytes they are. Encoding them again with
 * {@link rawTypes} gives the very bytes the contract encoded.
 */
export function rawArguments(
  fragment: EventFragment,
  { topics, data }: Pick<LogParams, "topics" | "data">,
): unknown[] {
  const body = coder.decode(
    rawTypes(fragment.inputs.filter(({ indexed }) => indexed !== true)),
    data,
  );
  let [topic, word] = [1, 0];
  return fragment.inputs.map((input): unknown =>
    input.indexed === true
      ? (coder.decode([input.type], topics[topic++] ?? "0x")[0] as unknown)
      : (body[word++] as unknown),
  );
}

/** Solidity types with texts as bytes, which have the same encoding. */
export function rawTypes(params: readonly ParamType[]): string[] {
  return params.map((param) => param.format("sighash").replace(/\bstring\b/g, "bytes"));
}
