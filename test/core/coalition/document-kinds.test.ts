import { readFileSync } from "node:fs";
import { expect } from "chai";
import {
  DOCUMENT_KINDS,
  documentKindAt,
  documentKindIndex,
  isStandingKind,
} from "../../../core/coalition/index.js";

describe("document kinds", () => {
  it("stand in the order of the Archive contract", () => {
    const source = readFileSync(
      new URL("../../../contracts/interfaces/IArchive.sol", import.meta.url),
      "utf8",
    );
    const members = /enum DocumentKind \{([^}]*)\}/.exec(source)?.[1]?.match(/\w+/g) ?? [];
    const words = members.map((name) => name.replace(/(?!^)[A-Z]/g, " $&").toLowerCase());
    expect(words).to.deep.equal([...DOCUMENT_KINDS]);
  });

  it("turn into numbers and back", () => {
    for (const [index, kind] of DOCUMENT_KINDS.entries()) {
      expect(documentKindIndex(kind)).to.equal(index);
      expect(documentKindAt(BigInt(index))).to.equal(kind);
    }
    expect(documentKindAt(DOCUMENT_KINDS.length)).to.equal(undefined);
  });

  it("stand or do not", () => {
    expect(DOCUMENT_KINDS.filter(isStandingKind)).to.deep.equal([
      "charter",
      "code of conduct",
      "rules",
    ]);
  });
});
