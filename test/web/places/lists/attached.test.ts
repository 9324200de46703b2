import { expect } from "chai";
import {
  attachmentLine,
  attachmentsIn,
  ATTACHMENTS_SHOWN,
  withAttachment,
} from "../../../../web/places/lists/attached.js";

const document = (digit: string) => `0x${digit.repeat(64)}`;
const CID = `bafkrei${"a".repeat(52)}`;

describe("documents attached to a post", () => {
  it("are found again where they were attached", () => {
    const text = withAttachment("See below.", attachmentLine("minutes", CID, document("1")));
    expect(text).to.equal(
      `See below.\n\nminutes ${CID} urn:three-opens:document:${document("1")}\n`,
    );
    expect(attachmentsIn(text)).to.deep.equal([{ document: document("1"), cid: CID }]);
  });

  it("are each shown once, in the order of the text, and not without end", () => {
    const names = [..."abcdef0123456"];
    const text = [...names, "a"].map((n) => attachmentLine("x", CID, document(n))).join("\n");
    const found = attachmentsIn(text).map((each) => each.document);
    expect(found).to.deep.equal(names.slice(0, ATTACHMENTS_SHOWN).map(document));
  });

  it("need a whole id, and may come without a CID", () => {
    expect(attachmentsIn(`urn:three-opens:document:0x${"1".repeat(65)}`)).to.deep.equal([]);
    expect(attachmentsIn(`urn:three-opens:document:0x${"1".repeat(63)}`)).to.deep.equal([]);
    expect(attachmentsIn(`urn:three-opens:document:${document("1")}`)).to.deep.equal([
      { document: document("1"), cid: undefined },
    ]);
  });
});
