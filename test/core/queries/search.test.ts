import { expect } from "chai";
import { searchRows, wordsOf } from "../../../core/queries/index.js";
import { MemoryStore, type SearchRow, tables } from "../../../core/replay/index.js";

const LIST = `0x${"11".repeat(32)}`;

async function shelf(rows: Partial<SearchRow>[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const [number, row] of rows.entries()) {
    const id = `0x${number.toString(16).padStart(64, "0")}`;
    const full = { kind: "post", id, title: "", body: "", at: number, ...row } as const;
    await tables.search.put(store, `${full.kind}/${id}`, full);
  }
  return store;
}

async function find(store: MemoryStore, q: string, more: object = {}): Promise<number[]> {
  const hits = await searchRows(store, { words: wordsOf(q), limit: 10, offset: 0, ...more });
  return hits.map(({ at }) => at);
}

describe("searchRows", () => {
  it("finds texts with every word, the last unfinished, whatever case and accents", async () => {
    const store = await shelf([
      { title: "Réforme des règles" },
      { body: "the rules of reform" },
      { body: "reform alone" },
    ]);
    expect(await find(store, "REFORME regl")).to.deep.equal([0]);
    expect(await find(store, "rules ref")).to.deep.equal([1]);
    expect(await find(store, "rul reform"), "only the last may be unfinished").to.deep.equal([]);
    expect(await find(store, "reform r"), "one letter begins too much").to.deep.equal([]);
  });

  it("puts titles before bodies, and of equals the newest first", async () => {
    const store = await shelf([{ body: "quorum" }, { body: "quorum" }, { title: "Quorum" }]);
    expect(await find(store, "quorum")).to.deep.equal([2, 1, 0]);
    expect(await find(store, "quorum", { limit: 1, offset: 1 })).to.deep.equal([1]);
  });

  it("finds signs inside of others where a script has no spaces", async () => {
    const store = await shelf([{ body: "开放档案馆" }, { body: "开放" }]);
    expect(await find(store, "档案")).to.deep.equal([0]);
  });

  it("keeps to a kind and to a list", async () => {
    const store = await shelf([
      { body: "bread", within: LIST },
      { body: "bread" },
      { kind: "motion", body: "bread" },
    ]);
    expect(await find(store, "bread", { within: LIST })).to.deep.equal([0]);
    expect(await find(store, "bread", { kind: "motion" })).to.deep.equal([2]);
  });

  it("shows a piece around what it found", async () => {
    const body = `${"a ".repeat(500)}needle ${"b ".repeat(500)}`;
    const store = await shelf([{ body }]);
    const [hit] = await searchRows(store, { words: ["needle"], limit: 1, offset: 0 });
    expect(hit?.excerpt).to.include("needle").and.to.have.lengthOf.below(200);
    expect(hit?.excerpt.at(0)).to.equal("…");
    expect(hit?.excerpt.at(-1)).to.equal("…");
  });
});
