import { expect } from "chai";
import { accountOf, countTests, judgeStage } from "../../../scripts/checks/stage.js";

const MOCHA = "  Membership\n    ✔ joins\n\n  12 passing (2s)\n  1 failing\n\n  1) Membership\n";
const SOLIDITY = "  test/Foo.t.sol:FooTest\n    ✔ test_adds()\n\n  2 passing\n";

describe("judging a stage of npm test", () => {
  it("adds up what the runners print", () => {
    expect(countTests(MOCHA + SOLIDITY)).to.deep.equal({ passed: 14, failed: 1 });
  });

  it("does not count a number inside a sentence", () => {
    expect(
      countTests("    ✔ 7 passing motions are queued\n    ✔ refuses 3 failing ones\n"),
    ).to.deep.equal({
      passed: 0,
      failed: 0,
    });
  });

  it("fails a runner that ran no test", () => {
    expect(judgeStage("No contracts to compile\n", 0, true)).to.deep.equal({
      passed: 0,
      failed: 1,
    });
  });

  it("fails a runner that broke after its last test", () => {
    expect(judgeStage(SOLIDITY, 1, true)).to.deep.equal({ passed: 2, failed: 1 });
  });

  it("holds nothing against a stage whose tool is not there, and says so", () => {
    expect(judgeStage("Browser tests: not run. They need Chromium.\n", 0, true)).to.deep.equal({
      passed: 0,
      failed: 0,
    });
    expect(judgeStage("Browser tests: not run. They need Chromium.\n", 1, true).failed).to.equal(1);
  });

  it("counts a stage without tests by its exit code", () => {
    expect(judgeStage("anything", 0, false)).to.deep.equal({ passed: 1, failed: 0 });
    expect(judgeStage("anything", 2, false)).to.deep.equal({ passed: 0, failed: 1 });
  });

  it("says again what failed, without the stack", () => {
    const output =
      "  a\n    1) b\n\n  3 passing\n  1 failing\n\n  1) a\n       b:\n     Error: c\n      at d (e.ts:1:1)\n";
    expect(accountOf(output)).to.equal("  1 failing\n  1) a\n       b:\n     Error: c");
    expect(accountOf("  3 passing\n")).to.equal("");
    const both = `Running Mocha tests\n${output}Running Mocha tests\n  f\n  4 passing\n`;
    expect(accountOf(both)).to.equal(accountOf(output));
    expect(accountOf(`1 failing\n${"x".repeat(50_000)}`)).to.have.length(8_000);
  });
});
