import { expect } from "chai";
import {
  AbiCoder,
  type EventFragment,
  getBytes,
  type ParamType,
  type Result,
  toUtf8String,
  Utf8ErrorFuncs,
} from "ethers";
import fc from "fast-check";
import { eventDecoder, INTERFACES } from "../../../core/contracts/index.js";
import { rawArguments } from "../../../core/contracts/raw-event.js";
import { FOLDS } from "../../../core/replay/index.js";

const coder = AbiCoder.defaultAbiCoder();

const everyEvent = Object.entries(INTERFACES).flatMap(([contract, abi]) =>
  abi.fragments
    .filter((fragment): fragment is EventFragment => fragment.type === "event")
    .map((fragment) => ({ contract, abi, fragment })),
);

const bytesOf = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);

function anyValue(type: ParamType): fc.Arbitrary<unknown> {
  if (type.arrayChildren) return fc.array(anyValue(type.arrayChildren), { maxLength: 4 });
  if (type.components) return fc.tuple(...type.components.map(anyValue));
  if (type.type === "string") return fc.string({ unit: "binary", maxLength: 70 });
  if (type.type === "bytes") return fc.nat(70).chain(bytesOf);
  if (type.type === "bool") return fc.boolean();
  if (type.type === "address") return bytesOf(20);
  const fixed = /^bytes(\d+)$/.exec(type.type);
  if (fixed) return bytesOf(Number(fixed[1]));
  const bits = Number(/^uint(\d+)$/.exec(type.type)?.[1]);
  return fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
}

function logOf({ inputs, topicHash }: EventFragment, values: readonly unknown[]) {
  const pairs = inputs.map((input, i) => ({ input, value: values[i] }));
  const body = pairs.filter(({ input }) => input.indexed !== true);
  return {
    topics: [
      topicHash,
      ...pairs
        .filter(({ input }) => input.indexed === true)
        .map(({ input, value }) => coder.encode([input.type], [value])),
    ],
    data: coder.encode(
      body.map(({ input }) => input),
      body.map(({ value }) => value),
    ),
  };
}

/** What ethers' general coder makes of it. */
const byName = (params: readonly ParamType[], values: readonly unknown[]) =>
  Object.fromEntries(params.map((param, i) => [param.name, readable(param, values[i])]));

function readable(param: ParamType, value: unknown): unknown {
  const element = param.arrayChildren;
  if (element) return [...(value as Result)].map((item: unknown) => readable(element, item));
  if (param.components) return byName(param.components, [...(value as Result)] as unknown[]);
  return param.type === "string"
    ? toUtf8String(getBytes(value as string), Utf8ErrorFuncs.replace)
    : value;
}

describe("eventDecoder", () => {
  it("reads every event of every contract as the general coder does", () => {
    for (const { abi, fragment } of everyEvent) {
      const decode = eventDecoder(abi);
      const values = fc.tuple(...fragment.inputs.map(anyValue));
      fc.assert(
        fc.property(values, (chosen) => {
          const log = logOf(fragment, chosen);
          expect(decode(log)).to.deep.equal({
            name: fragment.name,
            args: byName(fragment.inputs, rawArguments(fragment, log)),
          });
        }),
        { numRuns: 20 },
      );
    }
  });

  it("shows texts that are no UTF-8 instead of stumbling over them", () => {
    const fragment = INTERFACES.archive.getEvent("ResolutionRecorded")!;
    const data = coder.encode(["bytes"], ["0x48ff69"]);
    const decoded = eventDecoder(INTERFACES.archive)({ topics: [fragment.topicHash], data });
    expect(decoded?.args).to.deep.equal({ text: "H\ufffdi" });
  });

  it("refuses logs that are cut short, and lengths beyond them", () => {
    for (const { abi, fragment } of everyEvent) {
      const decode = eventDecoder(abi);
      const [log] = fc
        .sample(fc.tuple(...fragment.inputs.map(anyValue)), { numRuns: 1, seed: 5 })
        .map((values) => logOf(fragment, values));
      if (log!.data.length > 2)
        expect(() => decode({ ...log!, data: log!.data.slice(0, 40) })).to.throw(RangeError);
      if (log!.topics.length > 1)
        expect(() => decode({ ...log!, topics: log!.topics.slice(0, 1) })).to.throw(RangeError);
    }
    const { topicHash } = INTERFACES.archive.getEvent("ResolutionRecorded")!;
    const data = coder.encode(["uint256", "uint256"], [32n, 1n << 40n]);
    const decode = eventDecoder(INTERFACES.archive);
    expect(() => decode({ topics: [topicHash], data })).to.throw(RangeError);
  });

  it("passes over events the contract does not have", () => {
    const decode = eventDecoder(INTERFACES.archive);
    expect(decode({ topics: [`0x${"12".repeat(32)}`], data: "0x" })).to.equal(undefined);
    expect(decode({ topics: [], data: "0x" })).to.equal(undefined);
  });
});

/** Events an interface inherits from a token standard, which our seats never write. */
const NEVER = new Set(["Approval", "ApprovalForAll", "DelegateChanged", "DelegateVotesChanged"]);
const AT_MOST = new Set([...NEVER, "EIP712DomainChanged", "Unlocked", "VoteCastWithParams"]);

describe("FOLDS", () => {
  it("gives every event of every contract a meaning", () => {
    const without = everyEvent
      .filter(({ contract, fragment }) => !(fragment.name in FOLDS[contract as never]))
      .map(({ contract, fragment }) => `${contract}.${fragment.name}`)
      .filter((name) => !AT_MOST.has(name.split(".")[1]!));
    expect(without).to.deep.equal([]);
  });

  it("has no meaning for events that do not exist", () => {
    for (const [contract, folds] of Object.entries(FOLDS))
      for (const name of Object.keys(folds))
        expect(
          INTERFACES[contract as never as keyof typeof INTERFACES].getEvent(name),
          `${contract}.${name}`,
        ).to.not.equal(null);
  });
});
