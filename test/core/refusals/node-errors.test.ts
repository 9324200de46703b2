import { expect } from "chai";
import { JsonRpcProvider, makeError } from "ethers";
import { isContractAnswer } from "../../../core/refusals/index.js";
import { isWalletSignature } from "../../../core/replay/wallet-signature.js";

describe("what a node answers to a call", () => {
  const provider = new JsonRpcProvider("http://127.0.0.1:1", 31337, { staticNetwork: true });
  after(() => provider.destroy());

  /** As ethers throws it. */
  const made = (code: number, message: string, data?: string, method = "eth_call") =>
    provider.getRpcError(
      { id: 1, jsonrpc: "2.0", method, params: [{ to: `0x${"11".repeat(20)}`, data: "0x01" }] },
      { id: 1, error: { code, message, ...(data === undefined ? {} : { data }) } },
    );

  const TROUBLES: [code: number, message: string][] = [
    [-32005, "request rate limited"],
    [-32000, "header not found"],
    [-32000, "missing trie node 2f7c (path ) state 0x2f7c is not available"],
    [-32000, "execution aborted (timeout = 5s)"],
    [-32000, "execution timeout"],
    [-32603, "Internal error"],
    [-32002, "too many requests"],
  ];
  const REFUSALS: [code: number, message: string][] = [
    [3, "execution reverted"],
    [-32000, "execution reverted"],
    [-32000, "invalid opcode: INVALID"],
    [-32000, "out of gas"],
    [-32000, "gas required exceeds allowance (30000000)"],
    [-32000, "invalid jump destination"],
    [-32015, "VM execution error."],
    [-32003, "EVM error: InvalidFEOpcode"],
    [-32003, "EVM error OutOfGas"],
    [-32603, "Error: Transaction reverted without a reason string"],
  ];

  for (const method of ["eth_call", "eth_estimateGas"]) {
    it(`${method}: a quota, a timeout and old state that is gone are no contract's refusal`, () => {
      for (const [code, message] of TROUBLES)
        expect(isContractAnswer(made(code, message, undefined, method)), message).to.equal(false);
    });

    it(`${method}: what was executed and refused is one, with data or without`, () => {
      for (const [code, message] of REFUSALS) {
        expect(isContractAnswer(made(code, message, undefined, method)), message).to.equal(true);
        expect(isContractAnswer(made(code, message, "0x12345678", method))).to.equal(true);
      }
    });
  }

  it("is a refusal where ethers itself saw it, also inside another error", () => {
    const seen = makeError("transaction execution reverted", "CALL_EXCEPTION", {
      ...{ action: "sendTransaction", data: null, reason: null, invocation: null, revert: null },
      transaction: { to: "", from: "", data: "" },
    });
    expect(isContractAnswer(seen)).to.equal(true);
    expect(isContractAnswer(new Error("wrapped", { cause: made(-32000, "out of gas") }))).to.equal(
      true,
    );
    const quota = made(-32005, "request rate limited");
    expect(isContractAnswer(new Error("wrapped", { cause: quota }))).to.equal(false);
  });

  it("makes a fold stop rather than guess what a wallet said", async () => {
    const ask = (answer: () => Promise<string>) =>
      isWalletSignature({ getCode: () => Promise.resolve("0x60"), call: answer } as never)(
        ...([`0x${"11".repeat(20)}`, `0x${"22".repeat(32)}`, "0x", 7] as const),
      );
    const reject = (error: Error) => () => Promise.reject(error);
    expect(await ask(reject(made(3, "execution reverted")))).to.equal(false);
    const quota = made(-32005, "request rate limited");
    expect(await ask(reject(quota)).catch((error: unknown) => error)).to.equal(quota);
    expect(await ask(() => Promise.resolve(`0x1626ba7e${"00".repeat(28)}`))).to.equal(true);
  });
});
