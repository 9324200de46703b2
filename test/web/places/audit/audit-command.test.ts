import { execFileSync } from "node:child_process";
import { expect } from "chai";
import fc from "fast-check";
import "../../../property-seed.js";
import { auditCommand, shellWord } from "../../../../web/places/audit/audit-command.js";

const subject = {
  directory: `0x${"11".repeat(20)}`,
  fromBlock: 7,
  block: `0x${"ab".repeat(32)}`,
  rpcUrl: "https://rpc.example.org/",
  relays: ["https://one.example.org", "https://two.example.org"],
};

describe("auditCommand", () => {
  it("names block, coalition, node, relays and the file of evidence", () => {
    expect(auditCommand(subject)).to.equal(
      `npm run dao -- audit --block ${subject.block} --directory ${subject.directory} --from-block 7 --rpc https://rpc.example.org/ --relay https://one.example.org --relay https://two.example.org --bundle audit.car --html audit.html`,
    );
  });

  it("leaves out a node nobody named", () => {
    expect(auditCommand({ ...subject, rpcUrl: undefined, relays: [] })).not.to.match(/--r/);
  });
});

describe("shellWord", () => {
  it("is one word for a shell, whatever is in it", () => {
    const anyWord = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        anyWord.filter((text) => text.isWellFormed() && !text.includes("\0")),
        (text) => {
          const said = execFileSync("sh", ["-c", `printf %s ${shellWord(text)}`]);
          expect(said.toString()).to.equal(text);
        },
      ),
      { numRuns: 25 },
    );
  });
});
