import { expect } from "chai";
import { doesNotCompile, firstFailure, judgeTests } from "../../../scripts/mutants/judge.js";

const PASSING = { code: 0, output: "  Seats\n    ✔ stay\n\n  1 passing (2s)\n" };
const MOCHA = {
  code: 1,
  output: `  Seats
    ✔ stay
    1) move

  1 passing (2s)
  2 failing

  1) Seats
       that stay
         never move: not even once:
     AssertionError: expected 1 to equal 2
      at Context.<anonymous> (test/seats.test.ts:1:1)

  2) Seats
       are counted:
     AssertionError: no
`,
};

describe("judging a mutant", () => {
  it("names the first test that failed, with everything it stands in", () => {
    expect(firstFailure(MOCHA.output)).to.equal("Seats › that stay › never move: not even once");
    expect(firstFailure(PASSING.output)).to.equal(undefined);
    const solidity =
      "  3 passing\n  1 failing\n\n  1) SeatsTest#testFuzz_move(uint256)\n    Error: no: 1\n";
    expect(firstFailure(solidity)).to.equal("SeatsTest#testFuzz_move(uint256)");
  });

  it("calls it killed when some tests fail, in whichever run", () => {
    const by = "Seats › that stay › never move: not even once";
    expect(judgeTests([MOCHA])).to.deep.equal({ verdict: "killed", by, passed: 1, failed: 2 });
    expect(judgeTests([PASSING, MOCHA])).to.deep.equal({
      ...{ verdict: "killed", by, passed: 2, failed: 2 },
    });
  });

  it("calls it survived when every test passes", () => {
    expect(judgeTests([PASSING])).to.deep.equal({
      ...{ verdict: "survived", by: "", passed: 1, failed: 0 },
    });
  });

  it("calls it broken when no test passes, none ran, or one ended without a word", () => {
    const nothing = { code: 1, output: "  0 passing (1s)\n  3 failing\n\n  1) Seats:\n  Error\n" };
    const silent = { code: 0, output: "No tests found\n" };
    const crash = { code: 1, output: "  4 passing (1s)\nout of memory\n" };
    const ended = { code: null, output: "  4 passing (1s)\n" };
    for (const runs of [[nothing], [silent], [crash], [PASSING, crash], [ended], []]) {
      expect(judgeTests(runs).verdict).to.equal("broken");
    }
  });

  it("quotes the compiler where there is nothing to test", () => {
    const output = "Compiling…\n\nParserError: Expected '('\n --> contracts/Seats.sol\n";
    expect(doesNotCompile({ code: 1, output })).to.include({
      verdict: "broken",
      by: "does not compile: ParserError: Expected '('",
    });
  });
});
