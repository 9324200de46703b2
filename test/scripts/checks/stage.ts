import { expect } from "chai";
import { countTests, judgeStage } from "../../../scripts/checks/stage.js";

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

  it("counts a stage without tests by its exit code", () => {
    expect(judgeStage("anything", 0, false)).to.deep.equal({ passed: 1, failed: 0 });
    expect(judgeStage("anything", 2, false)).to.deep.equal({ passed: 0, failed: 1 });
  });
});
