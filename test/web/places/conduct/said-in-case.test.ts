import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { NOTHING_SAID, saidInCase } from "../../../../web/places/conduct/said-in-case.js";

const ruling = (rung: bigint) => ({
  ...{ upheld: true, rung, length: 0n, reasons: "0x01", hideReason: "" },
});
const proposed = (officer: string, rung: bigint) => ({
  name: "RulingProposed",
  args: { officer, ruling: ruling(rung) },
});

describe("who said what in a case", () => {
  it("is nothing at first", () => {
    expect(saidInCase([])).to.deep.equal(NOTHING_SAID);
  });

  it("keeps each officer's last word", () => {
    const { proposals } = saidInCase([proposed("a", 1n), proposed("b", 2n), proposed("a", 2n)]);
    expect(proposals).to.deep.equal([
      { officer: "a", upheld: true, rung: 2, length: 0, reasons: "0x01", hideReason: "" },
      { officer: "b", upheld: true, rung: 2, length: 0, reasons: "0x01", hideReason: "" },
    ]);
  });

  it("forgets the word and the naming of who takes no part any more", () => {
    const said = saidInCase([
      proposed("a", 1n),
      { name: "OfficerNamed", args: { officer: "a" } },
      { name: "OfficerNamed", args: { officer: "b" } },
      { name: "OfficerRecused", args: { officer: "a", acceptedBy: "b" } },
    ]);
    expect(said.proposals).to.deep.equal([]);
    expect(said.named).to.deep.equal(["b"]);
    expect(said.recused).to.deep.equal(["a"]);
  });

  it("gathers advisers, supporters and votes", () => {
    const said = saidInCase([
      { name: "Advised", args: { officer: "a" } },
      { name: "AppealSupported", args: { voter: "v" } },
      { name: "AppealVoted", args: { panellist: "p", uphold: false, reasons: "0x02" } },
    ]);
    expect(said.advisers).to.deep.equal(["a"]);
    expect(said.supporters).to.deep.equal(["v"]);
    expect(said.votes).to.deep.equal([{ panellist: "p", uphold: false, reasons: "0x02" }]);
  });

  it("names the two officers who decided, and not what the members decided after them", () => {
    const decided = { name: "CaseReferred", args: { first: "a", second: "b" } };
    const byMotion = { name: "Sanctioned", args: { first: "t", second: ZeroAddress } };
    expect(saidInCase([decided, byMotion]).deciders).to.deep.equal(["a", "b"]);
  });
});
