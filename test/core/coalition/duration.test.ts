import { expect } from "chai";
import fc from "fast-check";
import { formatDuration, parseDuration } from "../../../core/coalition/index.js";

describe("parseDuration", () => {
  const cases: [unknown, number][] = [
    ["14 days", 1_209_600],
    ["72 hours", 259_200],
    ["1 day", 86_400],
    ["3 weeks", 1_814_400],
    ["90 minutes", 5_400],
    ["0 days", 0],
    ["1 second", 1],
    [600, 600],
    [0, 0],
  ];
  for (const [value, seconds] of cases) {
    it(`reads ${JSON.stringify(value)} as ${seconds} seconds`, () => {
      expect(parseDuration(value)).to.equal(seconds);
    });
  }

  for (const value of [
    "",
    "days",
    "14",
    "14days",
    "14  days",
    " 14 days",
    "1.5 days",
    "-1 days",
    "1e3 days",
    "2 months",
    "14 days, 2 hours",
    "999999999999 weeks",
    1.5,
    -1,
    Number.NaN,
    2 ** 53,
    null,
    undefined,
    {},
    [14],
    true,
  ]) {
    it(`refuses ${JSON.stringify(value) ?? "nothing"}`, () => {
      expect(parseDuration(value)).to.equal(undefined);
    });
  }

  it("reads back whatever formatDuration writes", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000_000 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds))).to.equal(seconds);
      }),
    );
  });

  it("gives every unit its length, singular or plural", () => {
    const units = { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 };
    const unit = fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[]));
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), unit, fc.boolean(), (count, name, plural) => {
        expect(parseDuration(`${count} ${name}${plural ? "s" : ""}`)).to.equal(count * units[name]);
      }),
    );
  });

  it("never breaks on noise", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const seconds = parseDuration(value);
        expect(seconds === undefined || (Number.isSafeInteger(seconds) && seconds >= 0)).to.equal(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("formatDuration", () => {
  const cases: [number, string][] = [
    [0, "0 seconds"],
    [1, "1 second"],
    [60, "1 minute"],
    [5_400, "90 minutes"],
    [259_200, "3 days"],
    [90_000, "25 hours"],
    [86_400, "1 day"],
  ];
  for (const [seconds, text] of cases) {
    it(`writes ${seconds} as ${text}`, () => {
      expect(formatDuration(seconds)).to.equal(text);
    });
  }
});
