import { expect } from "chai";
import { CHECKS, runAudit, stableJson } from "../../../core/audit/index.js";
import { type EvidenceSource, RpcEvidence } from "../../../core/proof/index.js";
import { loadFixture } from "../../fixture/coalition.js";
import { refusalOf } from "../refusal.js";
import { builtHere, rangeOf } from "./history.js";
import { lying } from "./lying-rpc.js";
import { rpc, voted } from "./voted.js";

/** The founding's texts are at hand nowhere here: all an audit of this coalition lacks. */
const LACKING = ["documents"];

async function audited({
  source = new RpcEvidence(rpc),
  range = {},
  only,
}: {
  source?: EvidenceSource;
  range?: object;
  only?: readonly string[];
} = {}) {
  const { c } = await loadFixture(voted);
  const steps = new Set<string>();
  const result = await runAudit({
    source,
    range: { ...(await rangeOf(rpc)), ...range },
    directory: await c.directory.getAddress(),
    build: await builtHere(),
    blob: () => Promise.resolve(undefined),
    onProgress: (step) => steps.add(step),
    only,
  });
  return { c, result, steps };
}

const failing = (checks: readonly { id: string; verdict: string }[]) =>
  checks.flatMap(({ id, verdict }) => (verdict === "PASS" ? [] : [`${id} ${verdict}`]));

describe("runAudit", function () {
  this.timeout(120_000);

  it("proves everything but what it could not have", async () => {
    const { c, result, steps } = await audited();
    expect(failing(result.checks)).to.deep.equal(LACKING.map((id) => `${id} INCOMPLETE`));
    expect(result.verdict).to.equal("INCOMPLETE");
    expect(result.coalition.name).to.equal(await c.membership.name());
    expect(result.coalition.addresses.governor).to.equal(await c.governor.getAddress());
    expect([...steps]).to.include.members(["headers", "history", "roll", "ballots"]);
  });

  it("gives the same bytes for the same evidence", async () => {
    const [one, other] = [await audited(), await audited()];
    expect(stableJson(one.result)).to.equal(stableJson(other.result));
    expect(JSON.parse(stableJson(one.result))).to.deep.equal(one.result);
  });

  it("is never passed when something was left out", async () => {
    const { result } = await audited({ only: ["roll", "motions"] });
    expect(result.checks.map(({ id, verdict }) => `${id} ${verdict}`)).to.deep.equal([
      "roll PASS",
      "motions PASS",
    ]);
    expect(result.verdict).to.equal("INCOMPLETE");
  });

  it("fails for a block the node does not have", async () => {
    const { result } = await audited({ range: { blockHash: `0x${"ab".repeat(32)}` } });
    expect(result.verdict).to.equal("FAIL");
    expect(result.checks.map(({ id }) => id)).to.deep.equal(CHECKS.map(({ id }) => id));
    expect(result.coalition.name).to.equal(null);
  });

  it("fails when a receipt is told otherwise", async () => {
    const source = new RpcEvidence(
      lying(rpc, (method, _, answer) => {
        if (!/Receipt/.test(method)) return answer;
        const text = JSON.stringify(answer);
        return JSON.parse(text.replace('"status":"0x1"', '"status":"0x0"')) as unknown;
      }),
    );
    const { result } = await audited({ source });
    expect(result.verdict).to.equal("FAIL");
    expect(failing(result.checks)).to.include("chain FAIL");
  });

  it("is incomplete when the node keeps no old proofs", async () => {
    const source = new RpcEvidence(
      lying(rpc, (method, _, answer) => {
        if (method === "eth_getProof") throw new Error("missing trie node");
        return answer;
      }),
    );
    const { result } = await audited({ source });
    expect(result.verdict).to.equal("INCOMPLETE");
    expect(stableJson(result.checks[0]?.findings)).to.contain("eth_getProof");
  });

  it("says that there is no coalition at an address", async () => {
    await loadFixture(voted);
    const range = await rangeOf(rpc);
    const directory = `0x${"12".repeat(20)}`;
    const nothing = { source: new RpcEvidence(rpc), range, directory, build: undefined };
    await refusalOf(() => runAudit(nothing), "COALITION_NOT_FOUND");
  });
});
