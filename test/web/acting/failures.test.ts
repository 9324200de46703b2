import { readFile } from "node:fs/promises";
import { expect } from "chai";
import i18next from "i18next";
import { DaoError } from "../../../core/errors.js";
import { INTERFACES } from "../../../core/contracts/index.js";
import { RelayError } from "../../../core/via/index.js";
import { explainFailure } from "../../../web/acting/failures.js";

/** As ethers wraps what a wallet said. */
const wrapped = (code: string, inner: unknown) =>
  Object.assign(new Error("could not coalesce error"), {
    code,
    info: { error: inner },
    error: inner,
  });

const revert = (name: string, ...args: unknown[]) =>
  INTERFACES.membership.encodeErrorResult(name, args);

describe("why something did not happen", () => {
  before(async () => {
    const file = new URL("../../../web/language/en/acting.json", import.meta.url);
    const words = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
    if (!i18next.isInitialized) await i18next.init({ lng: "en" });
    i18next.addResourceBundle("en", "acting", words);
    await i18next.changeLanguage("en");
  });

  const kindOf = (error: unknown) => explainFailure(error).kind;

  it("was the person's doing, however a wallet says so", () => {
    for (const error of [
      { code: 4001, message: "User rejected the request." },
      Object.assign(new Error("user rejected action"), { code: "ACTION_REJECTED" }),
      wrapped("UNKNOWN_ERROR", { code: 4001, message: "no" }),
      { code: -32603, message: "Internal error", data: { originalError: { code: 4001 } } },
      { code: -32000, message: "User denied transaction signature" },
      { code: 5000, message: "User rejected" },
      new DaoError("ACT_GIVEN_UP", "It was given up."),
    ])
      expect(kindOf(error), JSON.stringify(error)).to.equal("declined");
  });

  it("was the wallet's, with what to do about each", () => {
    for (const [error, words] of [
      [{ code: 4100, message: "unauthorized" }, "locked"],
      [{ code: 4200, message: "unsupported" }, "unsupported"],
      [{ code: -32601, message: "no such method" }, "unsupported"],
      [{ code: 4900, message: "disconnected" }, "disconnected"],
      [{ code: 4901, message: "chain disconnected" }, "wrongChain"],
      [{ code: 4902, message: "Unrecognized chain" }, "wrongChain"],
      [{ code: -32002, message: "already pending" }, "pending"],
      [wrapped("UNKNOWN_ERROR", { code: -32002, message: "already pending" }), "pending"],
      [
        { code: -32603, message: "Internal", data: { message: "insufficient funds for gas" } },
        "poor",
      ],
      [Object.assign(new Error("insufficient funds"), { code: "INSUFFICIENT_FUNDS" }), "poor"],
      [{ code: -32000, message: "nonce too low" }, "nonce"],
      [{ code: -32603, message: "Internal JSON-RPC error." }, "internal"],
    ] as const) {
      const { kind, words: said } = explainFailure(error);
      expect(said).to.match(/^[A-Z].*\.$/);
      expect([kind, said], JSON.stringify(error)).to.deep.equal([
        "wallet",
        i18next.t(`failure.wallet.${words}.words`, { ns: "acting" }),
      ]);
    }
  });

  it("was a rule's, wherever the contract's answer is hidden, and the rule is named", () => {
    const data = revert("MembershipNotMember", "0x00000000000000000000000000000000000000D1");
    for (const error of [
      { code: 3, message: "execution reverted", data },
      { code: -32603, message: "Internal", data: { code: 3, message: "reverted", data } },
      wrapped("CALL_EXCEPTION", { code: 3, message: "execution reverted", data }),
      Object.assign(new Error("execution reverted"), { code: "CALL_EXCEPTION", data }),
    ]) {
      const failure = explainFailure(error);
      expect(failure, JSON.stringify(error)).to.include({
        ...{ kind: "rules", rule: "MEMBERSHIP_NOT_MEMBER" },
      });
    }
    const passedOn = new RelayError("http://r", "MEMBERSHIP_NOT_MEMBER", "The relay says: no.");
    expect(explainFailure(passedOn).kind).to.equal("rules");
  });

  it("is said as core says it, and marked as English, where it has no words of its own", () => {
    const failure = explainFailure(
      new DaoError("SUBJECT_TOO_LONG", "Too long.", { hint: "Cut it." }),
    );
    expect(failure).to.deep.equal({
      ...{ kind: "rules", words: "Too long.", hint: "Cut it." },
      ...{ rule: "SUBJECT_TOO_LONG", lang: "en" },
    });
  });

  it("was a relay's, the connection's, or ours", () => {
    expect(kindOf(new RelayError("http://r", "RELAY_LATE", "Late."))).to.equal("relay");
    expect(kindOf(new RelayError("http://r", "RELAY_UNREACHABLE", "Away."))).to.equal("relay");
    for (const error of [
      new TypeError("Failed to fetch"),
      new TypeError("NetworkError when attempting to fetch resource."),
      Object.assign(new Error("timeout"), { code: "TIMEOUT" }),
      Object.assign(new Error("server"), { code: "SERVER_ERROR" }),
      new DOMException("The operation timed out.", "TimeoutError"),
      new DaoError("CHAIN_UNREACHABLE", "No node answers."),
    ])
      expect(kindOf(error), String(error)).to.equal("network");
    const bug = explainFailure(new TypeError("x is undefined"));
    expect(bug).to.include({ kind: "bug", rule: "TypeError: x is undefined" });
    for (const strange of [undefined, null, 7, "oops", {}, [], () => 1])
      expect(kindOf(strange)).to.equal("bug");
  });

  it("is found out even about errors that contain themselves", () => {
    const loop: Record<string, unknown> = { message: "round" };
    loop.error = loop;
    loop.data = loop;
    expect(kindOf(loop)).to.equal("bug");
  });
});
