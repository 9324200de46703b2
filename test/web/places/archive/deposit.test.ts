import { expect } from "chai";
import { documentId } from "../../../../core/archive/index.js";
import { describeContent } from "../../../../core/content/index.js";
import { connectCoalition } from "../../../../core/contracts/index.js";
import { depositFault } from "../../../../web/places/archive/deposit-faults.js";
import {
  type DepositFile,
  lookAtFile,
  renditionsOf,
} from "../../../../web/places/archive/deposit-file.js";
import { depositCall, documentOf } from "../../../../web/places/archive/deposit-intent.js";
import { depositDraft, purposeFrom } from "../../../../web/places/archive/deposit-purpose.js";
import { rereadable } from "../../../../web/places/archive/file-pieces.js";
import { ethers, foundCoalition, loadFixture } from "../../../fixture/coalition.js";

const MOTION = `0x${"ab".repeat(32)}`;

async function fileOf(name: string, text: string): Promise<DepositFile> {
  const looked = await lookAtFile(new File([text], name), "en");
  return { ...looked, content: await describeContent(new TextEncoder().encode(text)) };
}

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const [founder] = await ethers.getSigners();
  return { contracts, founder: founder! };
}

describe("a deposit", () => {
  it("reads language and type out of a file's name, and its oddities out of its bytes", async () => {
    const { language, mediaType, stem, oddities } = await lookAtFile(
      new File(["%PDF-1.4"], "talk.fr.pdf"),
      "en",
    );
    expect({ language, mediaType, stem, oddities }).to.deep.equal({
      ...{ language: "fr", mediaType: "application/pdf", stem: "talk", oddities: [] },
    });
    expect((await lookAtFile(new File([], "notes.md"), "en")).oddities).to.deep.equal(["empty"]);
  });

  it("says what is missing, one thing after the other", async () => {
    const good = await fileOf("a.en.md", "text");
    const fault = (files: readonly DepositFile[], name = "a", isTranslation = false) =>
      depositFault({ name, needsName: true, isTranslation, files });
    expect(fault([])).to.equal("noFile");
    expect(fault(Array(13).fill(good))).to.equal("tooMany");
    expect(fault([good, good], "a", true)).to.equal("tooMany");
    expect(fault([{ ...good, failed: true }])).to.equal("unreadable");
    expect(fault([{ ...good, oddities: ["empty"] }])).to.equal("refused");
    expect(fault([{ ...good, language: "English please" }])).to.equal("language");
    expect(fault([{ ...good, authentic: false }])).to.equal("noAuthentic");
    expect(fault([{ ...good, authentic: false }], "a", true)).to.equal(undefined);
    expect(fault([good], "No Name")).to.equal("name");
    expect(fault([{ ...good, content: undefined }])).to.equal("reading");
    expect(fault([{ ...good, oddities: ["active"] }])).to.equal(undefined);
  });

  it("is kept under the document it is for, so that no name gets into another's next version", () => {
    const drafts = [
      ...[
        { kind: "other", name: "" },
        { kind: "minutes", name: "" },
      ],
      ...[
        { kind: "minutes", name: "a" },
        { kind: "minutes", name: "b" },
        { kind: "other", name: "a" },
      ],
    ].map(depositDraft);
    expect(new Set(drafts).size).to.equal(drafts.length);
  });

  it("becomes a call the archive takes, a second one on top of the first", async () => {
    const { contracts, founder } = await loadFixture(setUp);
    const purpose = { as: "document", kind: "minutes", name: "may" } as const;
    for (const text of ["one", "two"]) {
      const renditions = renditionsOf([await fileOf("may.en.md", text)]) ?? [];
      const { to, data } = await depositCall(contracts, founder.address, purpose, renditions);
      await founder.sendTransaction({ to, data });
    }
    const id = documentOf(founder.address, purpose);
    expect((await contracts.archive.currentVersion(id)).number).to.equal(2n);
    const renditions = renditionsOf([await fileOf("may.fr.md", "deux")]) ?? [];
    const translation = { as: "translation", document: id, version: 2 } as const;
    const call = await depositCall(contracts, founder.address, translation, renditions);
    await founder.sendTransaction({ to: call.to, data: call.data });
    expect((await contracts.archive.version(id, 2)).renditions).to.equal(2n);
  });

  it("waits for every file and every language", async () => {
    const good = await fileOf("a.en.md", "text");
    expect(renditionsOf([good])).to.have.length(1);
    expect(renditionsOf([good, { ...good, content: undefined }])).to.equal(undefined);
    expect(renditionsOf([{ ...good, language: "?" }])).to.equal(undefined);
  });

  it("gives its files whole at every reading", async () => {
    const content = rereadable(new File(["again and again"], "a.md"));
    const { cid } = await describeContent(content);
    expect((await describeContent(content)).cid).to.equal(cid);
  });
});

describe("purposeFrom", () => {
  const from = (text: string) => purposeFrom(new URLSearchParams(text));

  it("knows a document, a dissent and a translation", () => {
    expect(from("kind=minutes&name=may")).to.deep.equal({
      ...{ as: "document", kind: "minutes", name: "may" },
    });
    expect(from(`dissent=${MOTION.toUpperCase().replace("0X", "0x")}`)).to.deep.equal({
      ...{ as: "dissent", motion: MOTION },
    });
    expect(from(`translate=${MOTION}&version=3`)).to.deep.equal({
      ...{ as: "translation", document: MOTION, version: 3 },
    });
    expect(documentOf(`0x${"11".repeat(20)}`, from(`dissent=${MOTION}`))).to.equal(
      documentId(`0x${"11".repeat(20)}`, "dissent", MOTION),
    );
  });

  it("makes a plain document of what makes no sense", () => {
    for (const wrong of [
      "dissent=0x12",
      `translate=${MOTION}`,
      `translate=${MOTION}&version=0`,
      "kind=charter",
    ])
      expect(from(wrong), wrong).to.deep.equal({ as: "document", kind: "other", name: "" });
  });
});
