import { expect } from "chai";
import fc from "fast-check";
import {
  encodeLine,
  parseLog,
  type LogHeader,
  type LogRecord,
} from "../../../scripts/chain/log-format.js";

const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((b) => `0x${Buffer.from(b).toString("hex")}`);

const header: LogHeader = {
  format: "three-opens-chain",
  version: 1,
  chainId: 31337,
  hardhat: "3.17.0",
  edr: "0.20.0",
  hardfork: "osaka",
  genesisTimestamp: 1000,
  genesisHash: `0x${"12".repeat(32)}`,
  instance: `0x${"34".repeat(32)}`,
};

const body = fc.oneof(
  fc.record({ raw: fc.integer({ min: 1, max: 300 }).chain(hex), parent: hex(32) }),
  fc.record({ advance: fc.integer({ min: 1, max: 1e9 }), parent: hex(32) }),
);

/** Records whose times never go back. */
const records: fc.Arbitrary<LogRecord[]> = fc
  .array(fc.tuple(fc.nat(1000), body), { maxLength: 12 })
  .map((steps) => {
    let timestamp = header.genesisTimestamp;
    return steps.map(([later, rest]) => ({ timestamp: (timestamp += later), ...rest }));
  });

const bytesOf = (...entries: (LogHeader | LogRecord)[]) =>
  Buffer.from(entries.map(encodeLine).join(""));

describe("the log's format", () => {
  it("gives back what was written, up to any truncation", () => {
    const check = (written: LogRecord[], at: number) => {
      const whole = bytesOf(header, ...written);
      const cut = whole.subarray(0, Math.floor(at * (whole.length + 1)));
      // Independently of the parser: the lines that are whole are those that fit.
      const lengths = [header, ...written].map((entry) => encodeLine(entry).length);
      let fitting = 0;
      let fittingBytes = 0;
      for (const length of lengths) {
        if (fittingBytes + length > cut.length) break;
        fittingBytes += length;
        fitting++;
      }
      if (fitting === 0) {
        expect(() => parseLog(cut))
          .to.throw()
          .with.property("code", "CHAIN_LOG_CORRUPT");
        return;
      }
      const parsed = parseLog(cut);
      expect(parsed.header).to.deep.equal(header);
      expect(parsed.records).to.deep.equal(written.slice(0, fitting - 1));
      expect(parsed.goodBytes).to.equal(fittingBytes);
    };
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(fc.property(records, fraction, check), { numRuns: 400 });
  });

  it("drops an unfinished last line whatever its bytes are", () => {
    const tail = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10)));
    fc.assert(
      fc.property(records, tail, (written, torn) => {
        const whole = bytesOf(header, ...written);
        const parsed = parseLog(Buffer.concat([whole, torn]));
        expect(parsed.records).to.deep.equal(written);
        expect(parsed.goodBytes).to.equal(whole.length);
      }),
    );
  });

  it("names the line when any whole line is damaged", () => {
    const some = records.filter((written) => written.length > 0);
    fc.assert(
      fc.property(
        some,
        fc.nat(),
        fc.constantFrom("{", "garbage", "", "{}", "[]", "null"),
        (written, pick, damage) => {
          const lines = [header, ...written].map(encodeLine);
          const index = pick % lines.length;
          lines[index] = `${damage}\n`;
          expect(() => parseLog(Buffer.from(lines.join(""))))
            .to.throw(`Line ${index + 1} of the chain's log is damaged`)
            .with.property("code", "CHAIN_LOG_CORRUPT");
        },
      ),
    );
  });

  it("refuses times that go back", () => {
    const parent = header.genesisHash;
    const back = bytesOf(
      header,
      { timestamp: 1005, raw: "0x01", parent },
      { timestamp: 1004, raw: "0x02", parent },
    );
    expect(() => parseLog(back))
      .to.throw("Line 3")
      .with.property("code", "CHAIN_LOG_CORRUPT");
    const beforeGenesis = bytesOf(header, { timestamp: 999, raw: "0x01", parent });
    expect(() => parseLog(beforeGenesis))
      .to.throw("Line 2")
      .with.property("code", "CHAIN_LOG_CORRUPT");
  });

  it("refuses unknown fields rather than ignoring them", () => {
    const odd = `${JSON.stringify({ timestamp: 1000, raw: "0x01", parent: header.genesisHash, more: 1 })}\n`;
    expect(() => parseLog(Buffer.concat([bytesOf(header), Buffer.from(odd)]))).to.throw("Line 2");
  });

  it("tells another format version from damage", () => {
    const later = Buffer.from(`${JSON.stringify({ ...header, version: 2 })}\n`);
    expect(() => parseLog(later))
      .to.throw("format version 2")
      .with.property("code", "CHAIN_LOG_VERSION");
  });
});
