import { expect } from "chai";
import { relayAt } from "../../../../core/via/relay-client.js";
import { versionOnChain } from "../../../../web/places/archive/version-on-chain.js";
import type { DocumentDetail, Reader } from "../../../../web/reading/index.js";
import { relayReader } from "../../../../web/reading/relay-reader.js";
import { serveForum, type ServedForum } from "../../reading/served-forum.js";

const OTHER = `0x${"77".repeat(32)}`;

describe("a document that a relay serves", () => {
  let served: ServedForum;
  let documents: DocumentDetail[];

  before(async function () {
    this.timeout(120_000);
    served = await serveForum();
    const relay: Reader = relayReader(relayAt(served.relay.url));
    const { items } = await relay.documents({});
    documents = await Promise.all(items.map(async ({ id }) => (await relay.document(id))!.item));
  });
  after(async () => {
    await served?.close();
  });

  const check = (change: (document: DocumentDetail) => void, rendition = 0) => {
    const document = structuredClone(documents[0]!);
    change(document);
    return versionOnChain(served.contracts, document, document.latest[0]!, rendition);
  };

  it("is recorded as it is shown", async () => {
    expect(documents.length).to.be.greaterThan(0);
    for (const document of documents)
      for (const version of document.latest)
        for (const { index } of version.renditions)
          expect(await versionOnChain(served.contracts, document, version, index)).to.equal(
            "recorded",
          );
  });

  it("is called forged when the chain has it otherwise, or not at all", async () => {
    const changes: ((document: DocumentDetail) => void)[] = [
      ({ latest: [version] }) => (version!.renditions[0]!.digest = OTHER),
      ({ latest: [version] }) => (version!.renditions[0]!.language = "tlh"),
      ({ latest: [version] }) => (version!.id = OTHER),
      ({ latest: [version] }) => (version!.document = OTHER),
      ({ latest: [version] }) => (version!.number += 1),
      (document) => (document.name = "another"),
      (document) => (document.kind = "no such kind"),
      (document) => (document.author = `0x${"12".repeat(20)}`),
    ];
    for (const change of changes) expect(await check(change), String(change)).to.equal("forged");
  });

  it("is called forged when all of it fits together, and was never recorded", async () => {
    const [document] = documents;
    const elsewhere = { version: () => Promise.resolve({ id: OTHER }) } as never;
    const told = versionOnChain({ archive: elsewhere }, document!, document!.latest[0]!, 0);
    expect(await told).to.equal("forged");
  });

  it("is told apart from a translation that was added later", async () => {
    const added = ({ latest: [version] }: DocumentDetail) => {
      const [first] = version!.renditions;
      const index = version!.renditions.length;
      version!.renditions.push({ ...first!, index, authentic: false });
    };
    expect(await check(added, 0)).to.equal("recorded");
    expect(await check(added, documents[0]!.latest[0]!.renditions.length)).to.equal("later");
  });

  it("is not called anything when no node answers", async () => {
    const away = { version: () => Promise.reject(new Error("failed to fetch")) } as never;
    const [document] = documents;
    const error: unknown = await versionOnChain(
      { archive: away },
      document!,
      document!.latest[0]!,
      0,
    ).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(Error).with.property("message", "failed to fetch");
  });
});
