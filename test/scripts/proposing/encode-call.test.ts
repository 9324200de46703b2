import { expect } from "chai";
import { FunctionFragment, Interface } from "ethers";
import { encodeCall } from "../../../scripts/proposing/encode-call.js";
import { refusalOf } from "../../core/refusal.js";

const ACCOUNT = "0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199";
const fragment = (signature: string) => FunctionFragment.from(`function ${signature}`);

describe("encodeCall", () => {
  it("encodes words of every type as ethers encodes the values", () => {
    const mixed = fragment(
      "f(address to, uint256 amount, bool open, string note, bytes4 selector)",
    );
    expect(encodeCall(mixed, [ACCOUNT, "12", "yes", "twelve", "0x12345678"])).to.equal(
      new Interface([mixed]).encodeFunctionData("f", [ACCOUNT, 12n, true, "twelve", "0x12345678"]),
    );
    const nested = fragment("g((uint8 kind, string name) entry, address[] accounts)");
    expect(encodeCall(nested, ['{ kind: 3, name: "minutes" }', `["${ACCOUNT}"]`])).to.equal(
      new Interface([nested]).encodeFunctionData("g", [[3, "minutes"], [ACCOUNT]]),
    );
  });

  it("refuses a wrong number of words, showing what belongs there", async () => {
    const { message, hint } = await refusalOf(
      () => encodeCall(fragment("f(address to, uint256 amount)"), [ACCOUNT]),
      "ARGUMENTS_COUNT",
    );
    expect(message).to.include("takes 2 arguments; 1 were given");
    expect(hint).to.include("<address to> <uint256 amount>");
  });

  it("names the word that does not fit its parameter", async () => {
    for (const [type, word] of [
      ["uint8", "256"],
      ["uint8", "-1"],
      ["uint256", "twelve"],
      ["address", "0x12"],
      ["address", "vitalik.eth"],
      ["bool", "maybe"],
      ["bytes4", "0x1234"],
      ["uint256[]", "[1, 2"],
      ["(uint8 a)", "{ b: 1 }"],
    ] as const) {
      const { message } = await refusalOf(
        () => encodeCall(fragment(`f(${type} x)`), [word]),
        "ARGUMENT_MALFORMED",
      );
      expect(message, type).to.include(`"${word}"`);
    }
  });
});
