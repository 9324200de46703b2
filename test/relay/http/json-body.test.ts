import "../../property-seed.js";
import { expect } from "chai";
import fc from "fast-check";
import { DEEPEST, parseJsonBody } from "../../../relay/http/json-body.js";
import { HttpRefusal } from "../../../relay/http/refusal.js";

const bytes = (text: string) => new TextEncoder().encode(text);

function refusalOf(body: Uint8Array): string {
  try {
    parseJsonBody(body);
  } catch (error) {
    if (error instanceof HttpRefusal) return error.code;
    throw error;
  }
  return "taken";
}

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

describe("a JSON body", () => {
  it("is taken as JSON.parse takes it, whatever it holds within the limits", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 12, stringUnit: "grapheme" }),
        fc.boolean(),
        (value, pretty) => {
          const text = JSON.stringify(value, null, pretty ? 2 : undefined);
          fc.pre(!/__proto__|constructor|prototype|\\u0000/.test(text));
          expect(parseJsonBody(bytes(text))).to.deep.equal(JSON.parse(text));
        },
      ),
    );
  });

  it(`may be nested ${DEEPEST} levels deep and no deeper, brackets in texts not counted`, () => {
    const nested = fc
      .array(fc.boolean(), { minLength: 1, maxLength: 30, size: "max" })
      .map((levels) =>
        levels.reduceRight<unknown>((inner, list) => (list ? [inner] : { '[{"\\': inner }), "[[{{"),
      );
    const seen = new Set<string>();
    fc.assert(
      fc.property(nested, (value) => {
        const verdict = depthOf(value) > DEEPEST ? "json-too-deep" : "taken";
        seen.add(verdict);
        expect(refusalOf(bytes(JSON.stringify(value)))).to.equal(verdict);
      }),
    );
    expect(seen.size).to.equal(2);
  });

  it("is refused before anything deep is built", () => {
    expect(refusalOf(bytes("[".repeat(250_000)))).to.equal("json-too-deep");
    expect(refusalOf(bytes('{"a":'.repeat(50_000)))).to.equal("json-too-deep");
  });

  it("is refused when it is not UTF-8, wherever the fault lies", () => {
    const whole = bytes('{"subject":"Grüße, 世界 👋"}');
    for (let at = 0; at < whole.length; at++) {
      const broken = Uint8Array.from(whole);
      broken[at] = 0xff;
      expect(refusalOf(broken)).to.equal("utf8-malformed");
    }
    const overlong = Uint8Array.of(0x22, 0xc0, 0xaf, 0x22);
    const surrogate = Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22);
    expect([refusalOf(overlong), refusalOf(surrogate)]).to.deep.equal([
      "utf8-malformed",
      "utf8-malformed",
    ]);
  });

  it("is refused when a key reaches for a prototype, in whatever spelling", () => {
    for (const text of [
      '{"__proto__":{"admin":true}}',
      '{"a":[{"\\u005f_proto__":1}]}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '{"a":{"b":{"prototype":null}}}',
    ])
      expect(refusalOf(bytes(text)), text).to.equal("key-refused");
    expect(({} as Record<string, unknown>).admin).to.equal(undefined);
  });

  it("is refused with half a character or a NUL in a text or a key", () => {
    for (const text of ['"\\ud800"', '"\\udc00\\ud800"', '["a\\u0000"]', '{"\\ud83d":1}'])
      expect(refusalOf(bytes(text)), text).to.equal("text-malformed");
    expect(refusalOf(bytes('"\\ud83d\\udc4b"'))).to.equal("taken");
  });

  it("is refused when it is empty, cut off or something else", () => {
    expect(refusalOf(bytes(""))).to.equal("body-empty");
    for (const text of ["{", '{"a":}', "NaN", "{'a':1}", '{"a":1}}', "[1,]", '"\n"', "01"])
      expect(refusalOf(bytes(text)), text).to.equal("json-malformed");
  });
});
