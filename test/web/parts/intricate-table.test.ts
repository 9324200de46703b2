import { expect } from "chai";
import { isTooWide } from "../../../web/parts/intricate-table.js";

const table = (columns: number, rows: number) =>
  [`|${"a|".repeat(columns)}`, `|${"-|".repeat(columns)}`, ...Array(rows).fill("|x")].join("\n");

describe("isTooWide", () => {
  it("takes the tables people write", () => {
    expect(isTooWide(table(8, 500))).to.equal(false);
    expect(isTooWide(`${table(6, 20)}\n\n`.repeat(50))).to.equal(false);
  });

  it("takes any length of text without tables", () => {
    expect(isTooWide("Twelve members met.\n".repeat(100_000))).to.equal(false);
  });

  it("refuses rows that are filled up to a very wide one, however lines end", () => {
    expect(isTooWide(table(1_000, 1_000))).to.equal(true);
    expect(isTooWide(table(1_000, 1_000).replaceAll("\n", "\r\n"))).to.equal(true);
    expect(isTooWide(table(1_000, 1_000).replaceAll("\n", "\r"))).to.equal(true);
  });

  it("refuses very many tables as it refuses a large one", () => {
    expect(isTooWide(`${table(100, 10)}\n\n`.repeat(100))).to.equal(true);
  });

  it("is not misled by a blank line in a quote, which ends no table outside of it", () => {
    const quoted = table(1_000, 1_000).replaceAll("\n", "\n> ");
    expect(isTooWide(`> ${quoted}`)).to.equal(true);
  });
});
