import { expect } from "chai";
import { versionId } from "../../../../core/archive/index.js";
import { coveredRenditions } from "../../../../web/places/archive/covered-renditions.js";

const DOCUMENT = `0x${"d0".repeat(32)}`;

const rendition = (index: number, language: string) => ({
  index,
  language,
  digest: `0x${String(index + 1)
    .padStart(2, "0")
    .repeat(32)}`,
  cid: `0x01551220${String(index + 1)
    .padStart(2, "0")
    .repeat(32)}`,
  // What a relay says besides what is in the record does not count.
  cidText: "b…",
  size: 100 + index,
  mediaType: "text/markdown",
  authentic: index === 0,
});

const recorded = [rendition(0, "en"), rendition(1, "fr")];
const id = versionId(
  DOCUMENT,
  2,
  `0x${"aa".repeat(32)}`,
  recorded.map(({ digest, cid, size, mediaType, language, authentic }) => ({
    ...{ digest, cid, size, mediaType, language, authentic },
  })),
);
const version = {
  ...{ id, document: DOCUMENT, number: 2, supersedes: `0x${"aa".repeat(32)}` },
  renditions: recorded,
};

describe("coveredRenditions", () => {
  it("finds the renditions a version's id stands for, in whatever order they come", () => {
    expect(coveredRenditions(version)).to.equal(2);
    expect(coveredRenditions({ ...version, renditions: recorded.toReversed() })).to.equal(2);
  });

  it("leaves out what was added later", () => {
    const renditions = [...recorded, rendition(2, "ar")];
    expect(coveredRenditions({ ...version, renditions })).to.equal(2);
  });

  it("finds none when anything in it was changed", () => {
    const [first, second] = recorded;
    const forged = [
      { ...version, number: 3 },
      { ...version, supersedes: undefined },
      { ...version, renditions: [{ ...first!, digest: `0x${"ff".repeat(32)}` }, second!] },
      { ...version, renditions: [{ ...first!, authentic: false }, second!] },
      { ...version, renditions: [first!] },
      { ...version, renditions: [] },
    ];
    for (const each of forged) expect(coveredRenditions(each)).to.equal(0);
  });
});
