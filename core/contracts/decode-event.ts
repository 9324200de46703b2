import {
  AbiCoder,
  type EventFragment,
  getBytes,
  type LogParams,
  type ParamType,
  type Result,
  toUtf8String,
  Utf8ErrorFuncs,
} from "ethers";

/** Arguments by name; structs by the names of their fields, integers as bigint, everything hexadecimal as text. */
export type DecodedArguments = Readonly<Record<string, unknown>>;

const coder = AbiCoder.defaultAbiCoder();

/**
 * Decodes an event. Contracts do not check that a text is UTF-8, so one member could otherwise make a whole history
 * unreadable: what is not UTF-8 is shown as U+FFFD instead.
 */
export function decodeEvent(
  fragment: EventFragment,
  log: Pick<LogParams, "topics" | "data">,
): DecodedArguments {
  const values = rawArguments(fragment, log);
  return byName(fragment.inputs, values);
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

function byName(params: readonly ParamType[], values: readonly unknown[]): DecodedArguments {
  return Object.fromEntries(params.map((param, i) => [param.name, readable(param, values[i])]));
}

function readable(param: ParamType, value: unknown): unknown {
  const element = param.arrayChildren;
  if (element) return [...(value as Result)].map((item: unknown) => readable(element, item));
  if (param.components) return byName(param.components, [...(value as Result)] as unknown[]);
  return param.type === "string"
    ? toUtf8String(getBytes(value as string), Utf8ErrorFuncs.replace)
    : value;
}
