import { expect } from "chai";
import { changesIn, wordDiff } from "../../../../web/places/motions/amendments/word-diff.js";

const put = (pieces: ReturnType<typeof wordDiff>, without: "added" | "removed") =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

describe("word diff", () => {
  const texts = [
    ["We meet monthly.\n\nAll may come.", "We meet every month, online.\n\nAll may come!"],
    ["本联盟每月开会一次。", "本联盟每周开会两次。"],
    ["نجتمع كل شهر", "نجتمع كل أسبوع"],
    ["", "new"],
    ["a  b\n", "a b"],
  ] as const;

  it("loses no letter of either text", () => {
    for (const [before, after] of texts) {
      const pieces = wordDiff(before, after, "en");
      expect(put(pieces, "added")).to.equal(before);
      expect(put(pieces, "removed")).to.equal(after);
    }
  });

  it("marks words, not letters, also where no spaces are between them", () => {
    const pieces = wordDiff(texts[1][0], texts[1][1], "zh");
    expect(pieces.find(({ kind }) => kind === "same")?.text).to.equal("本联盟");
    const english = wordDiff("ten days", "fourteen days", "en");
    expect(english).to.deep.equal([
      { kind: "removed", text: "ten" },
      { kind: "added", text: "fourteen" },
      { kind: "same", text: " days" },
    ]);
    expect(changesIn(english, "en")).to.deep.equal({ added: 1, removed: 1 });
  });

  it("compares long texts by lines", () => {
    const line = (n: number) => `line ${n} of many\n`;
    const before = Array.from({ length: 3_000 }, (_, i) => line(i)).join("");
    const pieces = wordDiff(before, before.replace(line(7), "another\n"), "en");
    expect(pieces.filter(({ kind }) => kind !== "same").map(({ text }) => text)).to.deep.equal([
      line(7),
      "another\n",
    ]);
  });
});
