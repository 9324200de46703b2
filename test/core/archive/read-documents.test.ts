import { expect } from "chai";
import { getBytes, ZeroHash } from "ethers";
import fc from "fast-check";
import {
  documentId,
  readDocuments,
  readResolutions,
  toRendition,
} from "../../../core/archive/index.js";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { parseCid } from "../../../core/content/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { recordResolution } from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import {
  castVotes,
  closeVote,
  fileMotion,
  impersonateTimelock,
  openVote,
  passMotion,
  secondMotion,
} from "../../fixture/motions.js";
import { rendition } from "../../fixture/renditions.js";
import { refusalOf } from "../refusal.js";
import { anyHistory, Player } from "../random-history.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}

describe("readDocuments", () => {
  it("reads the founding documents with their content's CIDs", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const documents = await readDocuments(contracts, RANGE);
    expect(documents.map(({ kind, name }) => ({ kind, name }))).to.deep.equal(
      dao.coalition.documents.map(({ kind, name }) => ({ kind, name })),
    );
    for (const [i, { id, author, kind, name, versions }] of documents.entries()) {
      expect(author).to.equal(contracts.addresses.timelock);
      expect(id).to.equal(documentId(author, kind, name));
      expect(versions).to.have.length(1);
      const recorded = dao.parameters.documents[i]!.renditions;
      for (const [j, { cidText, index, ...rest }] of versions[0]!.renditions.entries()) {
        expect(rest).to.deep.equal(recorded[j]);
        expect(index).to.equal(j);
        expect(parseCid(cidText).toString()).to.equal(cidText);
        expect(cidText).to.equal(parseCid(getBytes(rest.cid)).toString());
      }
    }
  });

  it("follows versions, translations and tombstones", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const author = dao.signers[3]!;
    const archive = dao.archive.connect(author);
    const kind = documentKindIndex("statement");
    const [one, two] = [await rendition("One"), await rendition("Two")];
    await archive.deposit(kind, "paper", ZeroHash, [one]);
    const id = documentId(author.address, "statement", "paper");
    const { versionId } = await archive.currentVersion(id);
    await archive.deposit(kind, "paper", versionId, [two]);
    await archive.addRendition(id, 2, await rendition("Dos", { language: "es", authentic: false }));
    await archive.withdraw(id, 1, "Not mine to publish.");
    const withdrawnAt = BigInt(await time.latest());

    const paper = (await readDocuments(contracts, RANGE)).find((document) => document.id === id)!;
    expect(paper).to.include({ author: author.address, name: "paper", dissentFrom: undefined });
    const [first, second, ...more] = paper.versions;
    expect(more).to.deep.equal([]);
    expect(first).to.deep.include({
      number: 1,
      id: versionId,
      supersedes: undefined,
      withdrawn: { at: withdrawnAt, reason: "Not mine to publish." },
    });
    expect(second).to.include({ number: 2, supersedes: versionId, withdrawn: undefined });
    expect(second!.recordedAt).to.equal((await archive.version(id, 2)).recordedAt);
    expect(
      second!.renditions.map(({ language, authentic }) => [language, authentic]),
    ).to.deep.equal([
      ["en", true],
      ["es", false],
    ]);
  });

  it("ties a dissent to its motion", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const action = recordResolution(contracts, "We meet.");
    const motion = await fileMotion(dao, [{ ...action, data: action.calldata }]);
    await secondMotion(dao, motion);
    await openVote(dao, motion);
    await castVotes(dao, motion, { for: 5, against: 1 });
    await closeVote(dao, motion);
    const text = [await rendition("I disagree.")];
    await dao.archive.connect(dao.signers[5]!).dissent(motion.id, ZeroHash, text);
    const documents = await readDocuments(contracts, RANGE);
    const dissent = documents.find(({ kind }) => kind === "dissent");
    expect(dissent).to.include({ author: dao.signers[5]!.address, dissentFrom: motion.id });
  });

  it("agrees with the contract after any history", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(40), async (steps) => {
        const { dao, contracts } = await loadFixture(setUp);
        await new Player(dao, contracts).play(steps);
        for (const { id, author, kind, versions } of await readDocuments(contracts, RANGE)) {
          const kept = await dao.archive.document(id);
          expect([kept.author, kept.kind, kept.versions]).to.deep.equal([
            author,
            BigInt(documentKindIndex(kind)),
            BigInt(versions.length),
          ]);
          for (const [i, version] of versions.entries()) {
            const { id: versionId, recordedAt, renditions, withdrawn } = version;
            expect(version.number).to.equal(i + 1);
            expect([...(await dao.archive.version(id, i + 1))]).to.deep.equal([
              versionId,
              recordedAt,
              BigInt(renditions.length),
              withdrawn !== undefined,
            ]);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe("readResolutions", () => {
  it("reads what was resolved, when", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    expect(await readResolutions(contracts, RANGE)).to.deep.equal([]);
    const action = recordResolution(contracts, "We meet.\nIn June.");
    await passMotion(dao, [{ ...action, data: action.calldata }]);
    const block = await ethers.provider.getBlock("latest");
    const timelock = await impersonateTimelock(dao);
    await dao.archive.connect(timelock).recordResolution("Again.");
    const [first, second] = await readResolutions(contracts, RANGE);
    expect(first).to.deep.equal({
      text: "We meet.\nIn June.",
      recordedAt: BigInt(block!.timestamp),
      recordedInBlock: block!.number,
    });
    expect(second!.text).to.equal("Again.");
  });
});

describe("toRendition", () => {
  const content = {
    cid: "",
    cidBytes: new Uint8Array([1, 0x55]),
    digest: `0x${"11".repeat(32)}`,
    size: 5,
  };
  const said = { mediaType: "text/plain", language: "PT-br", authentic: true };

  it("spells the language as it should be spelled", () => {
    expect(toRendition(content, said)).to.deep.equal({
      digest: content.digest,
      cid: "0x0155",
      size: 5,
      mediaType: "text/plain",
      language: "pt-BR",
      authentic: true,
    });
  });

  it("refuses what is no language", async () => {
    const rendition = () => toRendition(content, { ...said, language: "klingonish!" });
    await refusalOf(rendition, "LANGUAGE_MALFORMED");
  });
});
