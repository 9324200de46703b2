import { expect } from "chai";
import { toUtf8Bytes, ZeroHash } from "ethers";
import {
  type Deposit,
  depositDissent,
  depositDocument,
  depositTranslation,
  documentId,
  isDocumentName,
  plainDocumentName,
  readDocuments,
  toRendition,
  WITHDRAWAL_REASON_LIMIT,
  withdrawOwnVersion,
} from "../../../core/archive/index.js";
import { describeContent } from "../../../core/content/index.js";
import { DEPOSIT_KINDS, DOCUMENT_KINDS } from "../../../core/coalition/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import type { Act } from "../../../core/elections/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { refusalOf } from "../refusal.js";

const MOTION = `0x${"01".repeat(32)}`;

async function rendition(text: string, language: string, authentic = true) {
  const content = await describeContent(toUtf8Bytes(text));
  return toRendition(content, { mediaType: "text/markdown", language, authentic });
}

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const [founder] = await ethers.getSigners();
  const send = ({ to, data }: Act) => founder!.sendTransaction({ to, data });
  return { contracts, author: founder!.address, send };
}

const talk = async (supersedes?: string): Promise<Deposit> => ({
  ...{ kind: "minutes", name: "may-2026", supersedes },
  renditions: [await rendition(supersedes === undefined ? "First" : "Second", "en")],
});

describe("acts of depositing", () => {
  it("take a document from its first version to a tombstone", async () => {
    const { contracts, author, send } = await loadFixture(setUp);
    await send(depositDocument(contracts, await talk()));
    const id = documentId(author, "minutes", "may-2026");
    const { versionId } = await contracts.archive.currentVersion(id);
    await send(depositDocument(contracts, await talk(versionId)));
    await send(depositTranslation(contracts, id, 2, await rendition("Deux", "fr", false)));
    await send(withdrawOwnVersion(contracts, id, 1, "It named a guest."));
    const all = await readDocuments(contracts, { fromBlock: 0 });
    const versions = all.find((document) => document.id === id)?.versions;
    expect(versions?.map(({ renditions }) => renditions.length)).to.deep.equal([1, 2]);
    expect(versions?.[0]?.withdrawn?.reason).to.equal("It named a guest.");
    expect(versions?.[1]?.supersedes).to.equal(versionId);
  });

  it("write what the archive reads of a dissent", async () => {
    const { contracts } = await loadFixture(setUp);
    const renditions = [await rendition("No.", "en")];
    const act = depositDissent(contracts, MOTION, { supersedes: undefined, renditions });
    const call = contracts.archive.interface.parseTransaction(act);
    expect(call?.name).to.equal("dissent");
    expect(call?.args[0]).to.equal(BigInt(MOTION));
    expect(call?.args[1]).to.equal(ZeroHash);
    expect(act.to).to.equal(contracts.addresses.archive);
  });

  it("refuse what the archive would refuse, before anybody signs", async () => {
    const { contracts } = await loadFixture(setUp);
    const good = await talk();
    const deposit = (change: Partial<Deposit>) => () =>
      Promise.resolve(depositDocument(contracts, { ...good, ...change }));
    for (const kind of DOCUMENT_KINDS.filter((each) => !DEPOSIT_KINDS.includes(each)))
      await refusalOf(deposit({ kind }), "DOCUMENT_KIND_REFUSED");
    for (const name of ["", "-x", "Upper", "a b", "\u202egnp", "x".repeat(65)])
      await refusalOf(deposit({ name }), "DOCUMENT_NAME_MALFORMED");
    const [one] = good.renditions;
    const courtesy = await rendition("x", "en", false);
    for (const renditions of [[], Array(13).fill(one), [courtesy]])
      await refusalOf(deposit({ renditions }), "RENDITIONS_REFUSED");
    await refusalOf(deposit({ supersedes: "0x12" }), "HASH_MALFORMED");
    await refusalOf(
      async () => depositTranslation(contracts, MOTION, 1, one!),
      "RENDITIONS_REFUSED",
    );
    const long = "x".repeat(WITHDRAWAL_REASON_LIMIT + 1);
    await refusalOf(async () => withdrawOwnVersion(contracts, MOTION, 1, " "), "TEXT_MISSING");
    await refusalOf(async () => withdrawOwnVersion(contracts, MOTION, 1, long), "TEXT_TOO_LONG");
  });
});

describe("names of documents", () => {
  it("are made of what a file is called", () => {
    for (const [file, name] of [
      ["Minutes/2026 May", "minutes-2026-may"],
      ["Été à Genève", "ete-a-geneve"],
      ["-.draft.-", "draft"],
      ["invoice\u202Efdp", "invoice-fdp"],
    ] as const) {
      expect(plainDocumentName(file)).to.equal(name);
      expect(isDocumentName(name)).to.equal(true);
    }
    expect(isDocumentName(plainDocumentName("会议纪要"))).to.equal(false);
  });
});
