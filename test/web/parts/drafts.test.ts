import { expect } from "chai";
import fc from "fast-check";
import {
  draftOf,
  forgetDraft,
  isUnkept,
  keepDraft,
  onUnkept,
  sameShape,
} from "../../../web/parts/drafts.js";

const BALLOT = { ranks: [0, 0, 0], reason: "" };

describe("what was kept of a draft", () => {
  it("is taken up when it is of the shape the page works with, whatever is in it", () => {
    const ballot = fc.record({
      ranks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      reason: fc.string(),
    });
    fc.assert(fc.property(ballot, (kept) => sameShape(BALLOT)(JSON.parse(JSON.stringify(kept)))));
    fc.assert(fc.property(fc.string(), (kept) => sameShape("")(kept)));
  });

  it("is dropped when it is nonsense, or of an older page", () => {
    const nonsense = [
      ...[null, {}, [], "", 7, { ranks: [0, 0, 0] }, { ranks: null, reason: "" }],
      ...[
        { ranks: [0, 0], reason: "" },
        { ranks: ["1", 0, 0], reason: "" },
      ],
      ...[
        { ranks: { length: 3 }, reason: "" },
        { ranks: [0, 0, 0], reason: null },
      ],
    ];
    for (const kept of nonsense)
      expect(sameShape(BALLOT)(kept), JSON.stringify(kept)).to.equal(false);
    for (const kept of [null, {}, [], 7]) expect(sameShape("")(kept)).to.equal(false);
  });

  it("lives as long as the page where the browser keeps no more, and says so while that is so", () => {
    const kept = new Map<string, string>();
    let room = 60;
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (text.length > room) throw new Error("QuotaExceededError");
        kept.set(key, text);
      },
      removeItem: (key: string) => void kept.delete(key),
    };
    const before = Object.getOwnPropertyDescriptor(globalThis, "sessionStorage");
    Object.defineProperty(globalThis, "sessionStorage", { value: storage, configurable: true });
    const told: boolean[] = [];
    const leave = onUnkept(() => told.push(isUnkept()));
    try {
      const [short, long] = ["a few words", "many words ".repeat(10)];
      const isText = (text: unknown): text is string => typeof text === "string";
      keepDraft("one", short);
      keepDraft("one", long);
      keepDraft("other", long);
      expect(draftOf("one", isText)).to.equal(long);
      expect(told).to.deep.equal([true]);
      room = 1_000;
      keepDraft("one", long);
      expect(kept.get("three-opens/draft/one")).to.equal(JSON.stringify(long));
      forgetDraft("other");
      expect(draftOf("other", isText)).to.equal(undefined);
      expect(told).to.deep.equal([true, false]);
    } finally {
      leave();
      if (before === undefined) Reflect.deleteProperty(globalThis, "sessionStorage");
      else Object.defineProperty(globalThis, "sessionStorage", before);
    }
  });
});
