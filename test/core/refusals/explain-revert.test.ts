import { expect } from "chai";
import {
  concat,
  type ErrorFragment,
  Interface,
  type ParamType,
  Wallet,
  zeroPadBytes,
} from "ethers";
import fc from "fast-check";
import { ROLES } from "../../../core/contracts/index.js";
import { isDaoError, type DaoError } from "../../../core/errors.js";
import { explainRevert } from "../../../core/refusals/index.js";
import * as types from "../../../typechain-types/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";

/** Test doubles are never deployed, and their inherited errors are not ours to explain. */
const MOCKS = new Set(Object.keys(types.factories.mocks));

const ABIS = Object.entries(types)
  .filter(([name]) => name.endsWith("__factory") && !MOCKS.has(name))
  .map(([, factory]) => new Interface((factory as { abi: readonly object[] }).abi as never));

const errors = new Map<string, ErrorFragment>();
for (const abi of ABIS) abi.forEachError((fragment) => errors.set(fragment.selector, fragment));
const REMAINING = [
  "error ECDSAInvalidSignature()",
  "error ECDSAInvalidSignatureLength(uint256 length)",
  "error ECDSAInvalidSignatureS(bytes32 s)",
  "error RateLimitExceeded()",
];
new Interface(REMAINING).forEachError((fragment) => errors.set(fragment.selector, fragment));

/** Any value of a Solidity type, with the edges likely. */
function arbitrary({ baseType, type }: ParamType): fc.Arbitrary<unknown> {
  const [, bits] = /^uint(\d+)$/.exec(type) ?? [];
  if (bits !== undefined) return fc.bigInt(0n, 2n ** BigInt(bits) - 1n);
  if (type === "string") return fc.string({ unit: "binary" });
  if (type === "address") return fc.constant(Wallet.createRandom().address);
  if (type === "bytes") return hex(0, 80);
  if (type === "bytes32") return hex(32, 32);
  throw new Error(`no values for ${baseType}`);
}

const hex = (min: number, max: number) =>
  fc
    .uint8Array({ minLength: min, maxLength: max })
    .map((bytes) => `0x${[...bytes].map((b) => b.toString(16).padStart(2, "0")).join("")}`);

/** What people must never have to read: a selector, or hexadecimal that is no address. */
function expectWords(refusal: DaoError, selector: string) {
  for (const text of [refusal.message, refusal.hint ?? ""]) {
    expect(text, "one line of visible text").to.match(/^[^\p{C}]{10,}$/u);
    expect(text).not.to.contain(selector);
    expect(text).not.to.match(/undefined|\[object|NaN/);
    const blobs = text.match(/0x[0-9a-fA-F]+/g) ?? [];
    for (const blob of blobs) expect([10, 42], `${blob} in: ${text}`).to.include(blob.length);
  }
  expect(refusal.code).to.match(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
  expect(JSON.stringify(refusal)).not.to.contain(selector);
}

describe("explainRevert, for every error of every contract", () => {
  it("are more than a hundred", () => expect(errors.size).to.be.greaterThan(100));

  for (const fragment of errors.values()) {
    it(fragment.format("sighash"), () => {
      const abi = new Interface([fragment]);
      fc.assert(
        fc.property(fc.tuple(...fragment.inputs.map(arbitrary)), (values) => {
          const data = abi.encodeErrorResult(fragment, values);
          const refusal = explainRevert({ data });
          if (refusal === undefined) throw new Error("not explained");
          expect(refusal.code).not.to.match(/^REFUSED_FOR_UNKNOWN|^CONTRACT_/);
          expectWords(refusal, fragment.selector);
        }),
        { numRuns: 30 },
      );
    });
  }

  it("gives each its own code", () => {
    const codes = [...errors.values()].map((fragment) => {
      const zeros = fragment.inputs.map(({ type }) =>
        type === "string" ? "x" : type === "bytes" ? "0x" : 0n,
      );
      const values = zeros.map((zero, i) =>
        /^bytes32$|^address$/.test(fragment.inputs[i]!.type)
          ? zeroPadBytes("0x", fragment.inputs[i]!.type === "address" ? 20 : 32)
          : zero,
      );
      return explainRevert({ data: new Interface([fragment]).encodeErrorResult(fragment, values) })!
        .code;
    });
    expect(new Set(codes).size).to.equal(codes.length);
  });
});

describe("explainRevert, in words", () => {
  const explain = (signature: string, values: unknown[]) => {
    const abi = new Interface([`error ${signature}`]);
    return explainRevert({ data: abi.encodeErrorResult(signature.split("(")[0]!, values) })!;
  };
  const bytes32 = ethers.encodeBytes32String;

  it("writes durations, shares, dates, states, roles and keys", () => {
    const bounds = "RulebookOutOfBounds(bytes32 rule, uint256 value, uint256 min, uint256 max)";
    const discussion = explain(bounds, [bytes32("discussion"), 3_600, 86_400, 2_592_000]);
    expect(discussion.message).to.equal("The discussion cannot be 1 hour.");
    expect(discussion.hint).to.equal("It must be between 1 day and 30 days.");
    expect(explain(bounds, [bytes32("quorumShare"), 9_000, 100, 5_000]).hint).to.equal(
      "It must be between 1 % and 50 %.",
    );
    expect(explain(bounds, [bytes32("quorumFloor"), 3, 2, 1]).hint).to.equal(
      "It must be at least 2, and the coalition as it is now allows only 1.",
    );
    const voter = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    expect(
      explain("CoalitionGovernorNotVoter(address account, uint256 timepoint)", [
        voter,
        1_772_366_400,
      ]).message,
    ).to.equal(`${voter} was not a voter at 2026-03-01 12:00:00 UTC.`);
    const state = explain(
      "GovernorUnexpectedProposalState(uint256 proposalId, uint8 current, bytes32 expectedStates)",
      [0x1a2b3c4dn << 224n, 5, ethers.toBeHex(0b10010, 32)],
    );
    expect(state.message).to.equal("Motion 0x1a2b3c4d… is waiting in the timelock.");
    expect(state.hint).to.equal(
      "This can be done only while it is being voted on or passed and not queued yet.",
    );
    expect(
      explain("AccessControlUnauthorizedAccount(address account, bytes32 neededRole)", [
        voter,
        ROLES.proposer,
      ]).message,
    ).to.equal(`${voter} does not hold the role of proposer.`);
    expect(explain("DirectoryUnknown(bytes32 key)", [bytes32("archive")]).message).to.contain(
      '"archive"',
    );
  });

  it("reads arguments that share a name with a property of lists", () => {
    const long = explain("MembershipReasonTooLong(uint256 length, uint256 max)", [9_999, 512]);
    expect(long.message).to.equal("The reason takes 9,999 bytes.");
    expect(long.hint).to.equal("Shorten it to 512 bytes.");
    const shape = explain(
      "GovernorInvalidProposalLength(uint256 targets, uint256 calldatas, uint256 values)",
      [3, 1, 2],
    );
    expect(shape.message).to.equal("3 targets, 2 values and 1 calldata do not match.");
  });

  it("quotes a contract's own words and names panics", () => {
    const words = explain("Error(string)", ["not\u202etoday"]);
    expect(words.message).to.equal('The contract refused: "not\\u{202e}today".');
    expect(explain("Panic(uint256)", [0x12]).message).to.contain("divided by zero");
    expect(explain("Panic(uint256)", [0x99]).code).to.equal("CONTRACT_PANIC");
  });

  it("says that a reason is unknown, names the contract and keeps the data", () => {
    const to = Wallet.createRandom().address;
    const data = concat(["0xdeadbeef", zeroPadBytes("0x01", 32)]);
    const refusal = explainRevert(
      ethers.makeError("call reverted", "CALL_EXCEPTION", {
        action: "call",
        data,
        reason: null,
        transaction: { to, data: "0x12345678" },
        invocation: null,
        revert: null,
      }),
    )!;
    expect(refusal.code).to.equal("REFUSED_FOR_UNKNOWN_REASON");
    expect(refusal.message).to.contain(to);
    expectWords(refusal, "0xdeadbeef");
    expect(String((refusal.cause as Error).message)).to.contain(data);
  });

  it("says that there is no reason", () => {
    const receipt = { to: Wallet.createRandom().address, status: 0, logs: [] };
    for (const error of [
      { code: 3, message: "execution reverted", data: "0x" },
      { code: "CALL_EXCEPTION", receipt, data: null },
      { info: { error: { code: 3, message: "execution reverted" } } },
      { error: { code: -32000, message: "out of gas" } },
    ]) {
      expect(explainRevert(error)!.code).to.equal("REFUSED_WITHOUT_REASON");
    }
    expect(explainRevert({ code: "CALL_EXCEPTION", receipt, data: null })!.message).to.contain(
      receipt.to,
    );
  });

  it("does not take truncated data for the error it begins like", () => {
    const whole = new Interface(["error MembershipNotMember(address account)"]);
    const data = whole.encodeErrorResult("MembershipNotMember", [Wallet.createRandom().address]);
    expect(explainRevert({ code: 3, data: data.slice(0, 10) })!.code).to.equal(
      "REFUSED_FOR_UNKNOWN_REASON",
    );
  });

  it("leaves everything else alone", () => {
    const sent = { transaction: { data: "0xe86a8974", to: Wallet.createRandom().address } };
    for (const error of [
      new Error("connect ECONNREFUSED"),
      { code: "INSUFFICIENT_FUNDS", ...sent },
      { code: "UNKNOWN_ERROR", payload: { params: [{ data: "0xe86a8974" }] } },
      { code: 4001, message: "User denied transaction signature." },
      undefined,
      null,
      "0xe86a8974",
      7n,
    ]) {
      expect(explainRevert(error)).to.equal(undefined);
    }
  });

  it("never throws, whatever was thrown", () => {
    fc.assert(
      fc.property(fc.anything(), hex(0, 100), (anything, data) => {
        for (const error of [
          anything,
          { data },
          { cause: { error: { data } } },
          { code: 3, data },
        ]) {
          const refusal = explainRevert(error);
          expect(refusal === undefined || isDaoError(refusal)).to.equal(true);
        }
      }),
    );
  });
});

describe("explainRevert, on real refusals", () => {
  const thrownBy = (act: () => Promise<unknown>) =>
    act().then(
      () => {
        throw new Error("nothing was refused");
      },
      (error: unknown) => error,
    );

  it("reads them in process: sending, calling and estimating", async () => {
    const { membership, strangers } = await loadFixture(foundCoalition);
    const stranger = membership.connect(strangers[0]);
    for (const act of [
      () => stranger.leave(),
      () => stranger.leave({ gasLimit: 500_000 }),
      () => stranger.leave.staticCall(),
      () => stranger.leave.estimateGas(),
    ]) {
      const refusal = explainRevert(await thrownBy(act));
      expect(refusal?.code).to.equal("MEMBERSHIP_NOT_MEMBER");
      expect(refusal?.message).to.equal(`${strangers[0]!.address} is not a member.`);
    }
  });

  it("reads a contract without the function", async () => {
    const { membership, archive } = await loadFixture(foundCoalition);
    const wrong = membership.attach(await archive.getAddress()) as typeof membership;
    const refusal = explainRevert(await thrownBy(() => wrong.memberCount()));
    expect(refusal?.code).to.equal("REFUSED_WITHOUT_REASON");
  });
});
