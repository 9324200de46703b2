import { expect } from "chai";
import { judgeAudits } from "../../../scripts/bench/audit/bars.js";
import type { AuditMeasurement } from "../../../scripts/bench/audit/measurement.js";
import { runScriptProcess } from "../script-process.js";

const measured = (changes: Partial<AuditMeasurement> = {}): AuditMeasurement => ({
  ...{ verdict: "PASS", findings: [], blocks: 100, ballots: 10_000, parts: {} },
  ...{ seconds: 30, recovering: 10, peakBytes: 2 ** 30 - 1, bundleBytes: 1 },
  ...changes,
});

const missed = (...measurements: AuditMeasurement[]) =>
  judgeAudits(measurements)
    .filter(({ holds }) => !holds)
    .map(({ text }) => text);

describe("bars of the audit's bench", function () {
  this.timeout(120_000);

  it("hold right at their edge", () => {
    const large = measured({ ballots: 100_000, seconds: 360, recovering: 120 });
    expect(missed(measured(), large)).to.deep.equal([]);
    expect(judgeAudits([measured(), large])).to.have.length(7);
  });

  it("are missed a little beyond it, each on its own", () => {
    expect(missed(measured({ seconds: 30.1 }))).to.deep.equal([
      "10,000 ballots: 3.01 times bare recovery, at most 3",
    ]);
    expect(missed(measured({ peakBytes: 2 ** 30 }))).to.have.length(1);
    expect(missed(measured({ verdict: "INCOMPLETE" }))).to.deep.equal([
      "10,000 ballots: INCOMPLETE",
    ]);
    const large = measured({ ballots: 100_000, seconds: 364, recovering: 130 });
    expect(missed(measured(), large)).to.deep.equal([
      "a ballot costs 21 % more from 10,000 to 100,000 ballots, at most 20 %",
    ]);
  });

  it("ask of a small history that it passes, and no more", () => {
    expect(missed(measured({ ballots: 1_000, seconds: 99, peakBytes: 2 ** 31 }))).to.deep.equal([]);
  });

  it("are measured on a real history in a process of its own", async () => {
    const { code, stdout } = await runScriptProcess(
      ...(["bench-audit.ts", "--ballots", "100,200", "--members", "100", "--json"] as const),
    );
    expect(code).to.equal(0);
    const { measured: found } = JSON.parse(stdout) as { measured: AuditMeasurement[] };
    expect(found.map(({ ballots }) => ballots)).to.deep.equal([100, 200]);
    for (const { verdict, findings, recovering, bundleBytes } of found) {
      expect(findings).to.deep.equal([]);
      expect(verdict).to.equal("PASS");
      expect(recovering).to.be.greaterThan(0);
      expect(bundleBytes).to.be.greaterThan(100_000);
    }
  });

  it("are measured for whole numbers of ballots only", async () => {
    const { code, stdout, stderr } = await runScriptProcess("bench-audit.ts", "--ballots", "150");
    expect(code).to.not.equal(0);
    expect(stdout).to.equal("");
    expect(stderr).to.contain("--ballots cannot be 150.");
  });
});
