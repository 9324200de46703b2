import { expect } from "chai";
import fc from "fast-check";
import { redactAddresses } from "../../../core/mail/index.js";

describe("redactAddresses", () => {
  const cases: [string, string][] = [
    ["Write to ada@example.org.", "Write to …@example.org."],
    ["Ada <ada.l+dc@mail.example.org>, bob@x", "Ada <…@mail.example.org>, …@x"],
    ["mailto:ada@example.org?subject=x", "mailto:…@example.org?subject=x"],
    [
      "https://l.example/unsubscribe?u=ada%40example.org",
      "https://l.example/unsubscribe?u=…%40example.org",
    ],
    [
      "https://example.org/~ada/ mail:ada@example.org",
      "https://example.org/~ada/ mail:…@example.org",
    ],
    ["bounce-ada=example.net@lists.example.org", "…@lists.example.org"],
    ['"Ada B"@example.org', "…@example.org"],
    ["ζωή@παράδειγμα.gr", "…@παράδειγμα.gr"],
    ["From: ada at example.org (Ada)", "From: … at example.org (Ada)"],
    ["> From: ada (at) example.org", "> From: … (at) example.org"],
    ["<ada at example.org> wrote", "<… at example.org> wrote"],
    ["ada at example.org writes:", "… at example.org writes:"],
    ["Look at example.org, or meet us @ noon.", "Look at example.org, or meet us @ noon."],
    ["@ada @bob", "@ada @bob"],
    ["no sign at all", "no sign at all"],
  ];
  for (const [text, expected] of cases) {
    it(`makes "${expected}" of "${text}"`, () => {
      expect(redactAddresses(text)).to.equal(expected);
    });
  }

  it("takes more for addresses where the archive disguised them all", () => {
    expect(redactAddresses("Ask ada at example.org, look at example.org", true)).to.equal(
      "Ask … at example.org, look at example.org",
    );
  });

  it("leaves no local part, however addresses stand among other text", () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9._+-]{0,12}$/);
    const domain = fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{2,6}){1,2}$/);
    const around = fc.string({ maxLength: 10 });
    fc.assert(
      fc.property(fc.array(fc.tuple(around, local, domain), { maxLength: 5 }), (all) => {
        const text = all.map(([before, name, host]) => `${before} ${name}@${host}`).join("\n");
        const redacted = redactAddresses(text);
        for (const [, name, host] of all) expect(redacted).to.not.contain(` ${name}@${host}`);
        for (const [, , host] of all) expect(redacted).to.contain(`…@${host}`);
      }),
    );
  });

  it("changes nothing once it has been done, and nothing that is no address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = redactAddresses(text);
        expect(redactAddresses(once)).to.equal(once);
        if (!/@|%40| at |\(at\)|\[at\]/i.test(text)) expect(once).to.equal(text);
      }),
    );
  });
});
