import { expect } from "chai";
import { formatFor, hasDate } from "../../../web/parts/format.js";

const DAY = 86_400;
const en = formatFor("en");

describe("numbers and times as a language writes them", () => {
  it("writes periods in their two largest units", () => {
    expect(en.period(0)).to.equal("0 seconds");
    expect(en.period(59)).to.equal("59 seconds");
    expect(en.period(3 * DAY + 2 * 3600 + 59)).to.equal("3 days, 2 hours");
    expect(en.period(400 * DAY)).to.equal("1 year, 35 days");
    expect(en.period(DAY)).to.equal("1 day");
    expect(en.period(-5)).to.equal("0 seconds");
  });

  it("takes the plural of the language", () => {
    expect(formatFor("ru").period(2 * DAY)).to.equal("2 дня");
    expect(formatFor("ru").period(5 * DAY)).to.equal("5 дней");
    expect(formatFor("fr").period(DAY)).to.match(/^1\sjour$/u);
    expect(formatFor("zh").period(2 * 3600)).to.match(/^2\s?小时$/);
  });

  it("says how far away a moment is, in either direction", () => {
    expect(en.relative(1_000 + 3 * DAY, 1_000)).to.equal("in 3 days");
    expect(en.relative(1_000, 1_000 + 7_300)).to.equal("2 hours ago");
    expect(en.relative(1_000, 1_000)).to.equal("now");
  });

  it("writes shares of something and of nothing", () => {
    expect(en.share(1, 8)).to.equal("12.5%");
    expect(en.share(0, 0)).to.equal("0%");
    expect(formatFor("fr").share(1, 2)).to.match(/^50\s%$/u);
  });

  it("writes sizes of all magnitudes", () => {
    expect(en.bytes(0)).to.equal("0 bytes");
    expect(en.bytes(999)).to.equal("999 bytes");
    expect(en.bytes(1_500)).to.equal("1.5 kB");
    expect(en.bytes(10_000_000)).to.equal("10 MB");
    expect(en.bytes(5e12)).to.equal("5,000 GB");
  });

  it("writes something of every number a relay or a contract may say, in each language", () => {
    const odd = [NaN, Infinity, -Infinity, 2 ** 48 - 1, 2 ** 64, Number.MAX_VALUE, -1, 0.5];
    for (const language of ["ar", "en", "es", "fr", "ru", "zh"]) {
      const { list: _, ...format } = formatFor(language);
      for (const [name, write] of Object.entries(format))
        for (const value of odd)
          expect(write(value, value), `${name} of ${value}`).to.be.a("string").that.is.not.empty;
    }
    expect(hasDate(2 ** 48 - 1)).to.equal(false);
    expect(en.moment(2 ** 48 - 1)).to.equal("–");
    expect(en.relative(NaN, 0)).to.equal("–");
  });

  it("groups digits as the language does", () => {
    expect(en.number(10_000n)).to.equal("10,000");
    expect(formatFor("es").number(10_000)).to.equal("10.000");
    expect(en.list(["a", "b", "c"])).to.equal("a, b, and c");
  });
});
