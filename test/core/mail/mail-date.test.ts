import { expect } from "chai";
import fc from "fast-check";
import { parseMailDate } from "../../../core/mail/mail-date.js";

describe("parseMailDate", () => {
  const dates: [string, string][] = [
    ["Tue, 4 Jan 2005 12:00:00 +0100", "2005-01-04T11:00:00Z"],
    ["4 Jan 2005 12:00 -0530", "2005-01-04T17:30:00Z"],
    ["Tue, 4 Jan 2005 09:30:00 -0500 (EST)", "2005-01-04T14:30:00Z"],
    ["Tue, 04 Jan 2005 12:00:00 EST", "2005-01-04T17:00:00Z"],
    ["Tue, 04 Jan 2005 12:00:00 CEST", "2005-01-04T10:00:00Z"],
    ["Tuesday, 4-Jan-05 12:00:00 GMT", "2005-01-04T12:00:00Z"],
    ["Wed, 5 Jan 94 08:00 UT", "1994-01-05T08:00:00Z"],
    ["Fri, 01 Apr 105 15:00:00 UT", "2005-04-01T15:00:00Z"],
    ["Tue, 4 January 2005, 3:05:07 pm", "2005-01-04T15:05:07Z"],
    ["Tue Jan  4 12:00:00 2005", "2005-01-04T12:00:00Z"],
    ["Tue Jan 04 12:00:00 +0200 2005", "2005-01-04T10:00:00Z"],
    ["Tue Jan  4 12:00:00 PST 2005", "2005-01-04T20:00:00Z"],
    ["Tue Jan  4 12:00:00 2005 +0100", "2005-01-04T11:00:00Z"],
    ["2005-01-04T12:00:00Z", "2005-01-04T12:00:00Z"],
    ["2005-01-04 12:00:00.123 +01:00", "2005-01-04T11:00:00Z"],
    ["Mon, 31 Dec 2012 23:59:60 +0000", "2013-01-01T00:00:00Z"],
    ["Tue, 29 Feb 2000 12.30.00 +9900", "2000-02-29T12:30:00Z"],
  ];
  for (const [text, expected] of dates) {
    it(`reads "${text}"`, () => {
      expect(parseMailDate(text)).to.equal(Date.parse(expected) / 1000);
    });
  }

  for (const text of [
    "",
    "yesterday",
    "Thu, 1 Jan 1970 00:00:00 +0000",
    "Sat, 32 Jan 2005 12:00:00 +0000",
    "Tue, 29 Feb 2005 12:00:00 +0000",
    "Tue, 4 Foo 2005 12:00:00 +0000",
    "Tue, 4 Jan 2005 24:00:00 +0000",
    "Tue, 4 Jan 2005 12:60:00 +0000",
    "Mon, 4 Jan 2205 12:00:00 +0000",
    "2005-13-04T12:00:00Z",
  ]) {
    it(`takes "${text}" for no date`, () => {
      expect(parseMailDate(text)).to.equal(undefined);
    });
  }

  it("reads every moment as JavaScript writes it for mail, in any zone", () => {
    const moments = fc.integer({ min: 31_536_000, max: 4_102_444_799 });
    const zones = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const local = new Date((at + zone * 60) * 1000).toUTCString().replace(" GMT", "");
        const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
        const ahead = Math.abs(zone);
        const offset = `${zone < 0 ? "-" : "+"}${two(ahead / 60)}${two(ahead % 60)}`;
        expect(parseMailDate(`${local} ${offset}`)).to.equal(at);
      }),
    );
  });

  it("never throws, and finds only moments that mail can have", () => {
    const words = fc.constantFrom(
      "Jan",
      "4",
      "2005",
      "12:00",
      "-",
      ":",
      "+9999",
      "Tue,",
      " ",
      "99",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join(" ")),
        ),
        (text) => {
          const at = parseMailDate(text);
          expect(at === undefined || (at >= 31_536_000 && at < 4_102_444_800)).to.equal(true);
        },
      ),
    );
  });
});
