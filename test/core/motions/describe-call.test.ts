import { expect } from "chai";
import { concat, hexlify, type ParamType, Wallet } from "ethers";
import fc from "fast-check";
import { INTERFACES, type ContractName } from "../../../core/contracts/index.js";
import { describeCall, type DescribedCoalition, summaryOf } from "../../../core/motions/index.js";

const NAMES = Object.keys(INTERFACES) as ContractName[];
const COALITION: DescribedCoalition = {
  addresses: Object.fromEntries(
    NAMES.map((name, i) => [name, `0x${String(i + 1).repeat(40)}`]),
  ) as unknown as DescribedCoalition["addresses"],
  admission: { kind: "vouches" },
};

const selectors = NAMES.flatMap((name) => {
  const found: string[] = [];
  INTERFACES[name].forEachFunction(({ selector }) => found.push(selector));
  return found;
});

const bytes = fc.uint8Array({ maxLength: 400 }).map((raw) => hexlify(raw));
const words = fc
  .array(fc.oneof(fc.bigInt(0n, 400n), fc.bigInt(0n, 2n ** 256n - 1n)), { maxLength: 12 })
  .map((list) => `0x${list.map((word) => word.toString(16).padStart(64, "0")).join("")}`);
const calldata = fc.oneof(
  bytes,
  fc.tuple(fc.constantFrom(...selectors), fc.oneof(bytes, words)).map(concat),
  fc.string(),
);
const target = fc.oneof(
  fc.constantFrom(...Object.values(COALITION.addresses)),
  fc.constant(Wallet.createRandom().address),
  fc.string(),
);

describe("describeCall", () => {
  it("says something about any call at all, in one line, and never throws", () => {
    fc.assert(
      fc.property(target, calldata, fc.bigInt(0n, 2n ** 256n - 1n), (to, data, value) => {
        const description = describeCall(COALITION, { target: to, value, calldata: data });
        expect(description.sentence).to.match(/^[^\p{C}\p{Zl}\p{Zp}]{20,}\.$/u);
        expect(description.known).to.be.a("boolean");
        if (description.function === undefined) expect(description.known).to.equal(false);
        for (const { name, value: text } of description.arguments) {
          expect(`${name}: ${text}`).to.match(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
        }
        for (const line of summaryOf(description)) expect(line).to.match(/^.+$/);
      }),
      { numRuns: 3_000 },
    );
  });

  it("knows a call only if it can write the very same bytes again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), calldata, (name, data) => {
        const call = { target: COALITION.addresses[name], value: 0n, calldata: data };
        const description = describeCall(COALITION, call);
        if (!description.known) return;
        const values = INTERFACES[name].decodeFunctionData(description.function!, data);
        expect(INTERFACES[name].encodeFunctionData(description.function!, [...values])).to.equal(
          data.toLowerCase(),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  const describeData = (name: ContractName, data: string, value = 0n) =>
    describeCall(COALITION, { target: COALITION.addresses[name], value, calldata: data });

  it("names every function of every contract, each argument among them", () => {
    for (const name of NAMES) {
      INTERFACES[name].forEachFunction((fragment) => {
        const zeros = fragment.inputs.map((input) => zero(input.type, input.components));
        const data = INTERFACES[name].encodeFunctionData(fragment, zeros);
        const description = describeData(name, data);
        expect(description, fragment.name).to.include({ known: true, function: fragment.name });
        expect(description.arguments.length >= fragment.inputs.length, fragment.name).to.equal(
          true,
        );
      });
    }
  });

  it("flags another encoding of the same call, and bytes behind it", () => {
    const data = INTERFACES.archive.encodeFunctionData("recordResolution", ["We meet."]);
    const appended = describeData("archive", `${data}00`);
    expect(appended).to.include({ known: false, function: "recordResolution" });
    expect(appended.sentence).to.contain("encoded in an unusual way");
    const moved = concat([
      data.slice(0, 10),
      `0x${"40".padStart(64, "0")}`,
      `0x${"0".repeat(64)}`,
      `0x${data.slice(74)}`,
    ]);
    expect(describeData("archive", moved).known).to.equal(false);
  });

  it("does not read one contract's call at another, nor vouches where there are none", () => {
    const data = INTERFACES.membership.encodeFunctionData("setJoinsPerDay", [10]);
    expect(describeData("membership", data).known).to.equal(true);
    expect(describeData("archive", data)).to.include({ known: false, function: undefined });
    const vouches = INTERFACES.policy.encodeFunctionData("setVouchesNeeded", [2]);
    expect(describeData("policy", vouches).known).to.equal(true);
    const open = describeCall(
      { ...COALITION, admission: { kind: "open" } },
      { target: COALITION.addresses.policy, value: 0n, calldata: vouches },
    );
    expect(open.known).to.equal(false);
  });

  it("shows text that hides or reorders itself as what it is", () => {
    const text = "Approve\u202enothing\u0000\n";
    const data = INTERFACES.archive.encodeFunctionData("recordResolution", [text]);
    const shown = "Approve\\u{202e}nothing\\u{0}\\n";
    expect(describeData("archive", data).arguments).to.deep.equal([
      { name: "text", type: "string", value: shown },
    ]);
    expect(describeData("archive", data).sentence).to.contain(shown);
  });

  it("says what is sent along", () => {
    const data = INTERFACES.archive.encodeFunctionData("recordResolution", ["x"]);
    expect(describeData("archive", data, 5n * 10n ** 17n).sentence).to.equal(
      'Records the resolution "x", sending 0.5 of the chain\'s currency along.',
    );
    expect(describeData("archive", "0x").sentence).to.equal(
      "Calls the archive without saying what for.",
    );
  });
});

function zero(type: string, components: readonly ParamType[] | null): unknown {
  if (type.endsWith("[]")) return [];
  if (components) return components.map((part) => zero(part.type, part.components));
  if (type === "string") return "";
  if (type === "bool") return false;
  if (type === "address") return `0x${"0".repeat(40)}`;
  if (type === "bytes") return "0x";
  const [, size] = /^bytes(\d+)$/.exec(type) ?? [];
  return size === undefined ? 0n : `0x${"00".repeat(Number(size))}`;
}
