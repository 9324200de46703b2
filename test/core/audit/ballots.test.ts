import { expect } from "chai";
import {
  auditBallot,
  auditOver,
  type AuditedBallot,
  type CheckResult,
  openAudit,
} from "../../../core/audit/index.js";
import { operationId } from "../../../core/motions/operation-id.js";
import type { Rpc } from "../../../core/replay/index.js";
import { loadFixture } from "../../fixture/coalition.js";
import { refusalOf } from "../refusal.js";
import { RpcProvider } from "./rpc-provider.js";
import { rangeOf } from "./history.js";
import { rpc, voted } from "./voted.js";

async function opened(node: Rpc = rpc) {
  const { c, ...rest } = await loadFixture(voted);
  const audit = await openAudit({
    range: await rangeOf(rpc),
    directory: await c.directory.getAddress(),
    chain: node,
    provider: new RpcProvider(rpc, 31_337n),
    build: undefined,
    blob: () => Promise.resolve(undefined),
  });
  return { c, audit, ...rest };
}

const only = (results: readonly CheckResult[], id: string) =>
  results.find((result) => result.id === id);

describe("the ballots of an audit", function () {
  this.timeout(120_000);

  it("are proved whichever way they came", async () => {
    const { audit } = await opened();
    const results = await auditOver(audit, { only: ["ballots", "motions", "execution"] });
    expect(results.flatMap(({ findings }) => findings)).to.deep.equal([]);
    expect(only(results, "ballots")?.figures).to.deep.equal({
      "signed by keys": 6,
      "signed by wallets": 1,
      "sent by voters": 2,
      "sent by voters' contracts": 1,
      unproven: 0,
    });
    expect(only(results, "motions")).to.include({ verdict: "PASS", items: 1 });
  });

  it("are carried out as voted also when the governor was not asked", async () => {
    const { audit, c, motion, codeDigest } = await opened();
    const results = await auditOver(audit, { only: ["execution"] });
    expect(only(results, "execution")?.figures).to.deep.equal({
      ...{ operations: 1, executed: 1, calls: 1, "executed directly": 1 },
    });
    const calls = motion.calls.map(({ data: calldata, ...each }) => ({ ...each, calldata }));
    const id = operationId(await c.governor.getAddress(), { id: motion.id, codeDigest, calls });
    expect(await c.timelock.isOperationDone(id)).to.equal(true);
  });

  it("are found for one voter, with how they came and what they were counted as", async () => {
    const { audit, c, carrier, motion } = await opened();
    const of = (query: string) => auditBallot(audit.context, query);
    const [mine, ...others] = await of(c.founders[5]!.address);
    expect(others).to.deep.equal([]);
    const expected: Partial<AuditedBallot> = {
      ...{ about: "motion", choice: "for", how: "key", asCast: true, counted: "counted" },
      ...{ sentBy: await carrier.getAddress(), figureAgrees: true, reason: "" },
      ranks: [0, 1],
    };
    expect(mine).to.deep.include(expected);
    expect(await of(c.founders[8]!.address)).to.deep.equal([]);
    expect((await of(c.founders[1]!.address))[0]).to.include({ how: "self", reason: "No\ufffd" });
    const all = await of(`0x${motion.id.toString(16).padStart(64, "0")}`);
    expect(all).to.have.lengthOf(10);
    expect(new Set(all.map(({ voter }) => voter)).size).to.equal(10);
  });

  it("are refused by name for what is no voter, motion or election", async () => {
    const { audit } = await opened();
    for (const query of ["somebody", "0x12", `0x${"12".repeat(32)}`])
      await refusalOf(() => auditBallot(audit.context, query), "BALLOT_QUERY_UNKNOWN");
  });

  it("are unproven when nobody's act is in the transaction", async () => {
    const { c, audit } = await opened({
      send: async (method, params) => {
        const answer = await rpc.send(method, params);
        if (method !== "eth_getTransactionByHash") return answer;
        // Whatever a founder sent, a stranger sent.
        return { ...(answer as object), from: `0x${"11".repeat(20)}` };
      },
    });
    const results = await auditOver(audit, { only: ["ballots"] });
    const { verdict, findings = [], figures } = only(results, "ballots") ?? {};
    expect(verdict).to.equal("FAIL");
    expect(figures).to.include({ unproven: 2, "signed by keys": 6 });
    expect(findings.map(({ item }) => item).join()).to.contain(c.founders[0]!.address);
  });
});
