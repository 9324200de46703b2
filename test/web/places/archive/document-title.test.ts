import { expect } from "chai";
import { statementName } from "../../../../core/elections/index.js";
import { documentTitle, electionOf } from "../../../../web/places/archive/document-title.js";

const ELECTION = `0x${"ab".repeat(32)}`;
const words = (key: string) => key;
const title = (kind: string, name: string, dissentFrom?: string) =>
  documentTitle({ kind, name, ...(dissentFrom !== undefined && { dissentFrom }) }, words);

describe("the title of a document", () => {
  it("is its name, unless that is only the id of what it belongs to", () => {
    expect(title("minutes", "minutes-may")).to.equal("minutes-may");
    expect(title("dissent", "ab".repeat(32), ELECTION)).to.equal("dissent.title");
    expect(title("nomination statement", statementName(ELECTION))).to.equal("nomination.title");
  });

  it("tells the election of a statement that is named by one, and of nothing else", () => {
    const kind = "nomination statement";
    expect(electionOf({ kind, name: statementName(ELECTION) })).to.equal(ELECTION);
    expect(electionOf({ kind, name: "why-i-stand" })).to.equal(undefined);
    expect(electionOf({ kind: "minutes", name: statementName(ELECTION) })).to.equal(undefined);
  });
});
