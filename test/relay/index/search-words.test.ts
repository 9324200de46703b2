import { expect } from "chai";
import fc from "fast-check";
import { wordsOf } from "../../../core/queries/index.js";
import { kinds } from "./stores.js";

describe("wordsOf", () => {
  it("takes letters and digits and nothing else", () => {
    expect(wordsOf(`"NEAR(a* OR b) -c:d' `)).to.deep.equal(["NEAR", "a", "OR", "b", "c", "d"]);
    expect(wordsOf(" \u0000*()' ")).to.deep.equal([]);
    for (const mark of ["\u0300", "\u037a"])
      expect(wordsOf(`a ${mark} b`)).to.deep.equal(["a", "b"]);
  });

  for (const kind of kinds)
    it(`leaves nothing that ${kind.name} stumbles over`, async function () {
      this.timeout(60_000);
      const store = await kind.open();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (question) => {
          const words = wordsOf(question);
          if (words.length > 0) await store.search({ words, limit: 5, offset: 0 });
        }),
        { numRuns: 300, examples: [["\u0300"], ["\u037a"], ["a\u0300 \u0345"]] },
      );
      await store.close();
    });
});
