import { expect } from "chai";
import { CONTENTS } from "../../../scripts/proposing/contents/index.js";
import { contentOptions, readContent } from "../../../scripts/proposing/read-content.js";
import { VERBS } from "../../../scripts/commands/index.js";
import { refusalOf } from "../../core/refusal.js";

describe("readContent", () => {
  it("understands every content as propose does", async () => {
    expect(await readContent(["resolution", "We meet."], {})).to.deep.equal({
      actions: [{ resolution: "We meet." }],
    });
    expect(await readContent(["poll", "Yes?"], {})).to.deep.equal({ actions: [{ poll: "Yes?" }] });
    expect(await readContent(["rule", "ordinary.voting", "9 days"], {})).to.deep.equal({
      actions: [{ rules: { "ordinary.voting": "9 days" } }],
    });
    expect(
      await readContent(["adopt", "a.en.md", "a.fr.md"], { kind: "minutes", courtesy: ["fr"] }),
    ).to.deep.equal({
      actions: [
        {
          adopt: {
            files: ["a.en.md", "a.fr.md"],
            kind: "minutes",
            name: undefined,
            language: undefined,
            courtesy: ["fr"],
          },
        },
      ],
    });
    expect(await readContent(["call", "timelock", "updateDelay", "1"], {})).to.deep.equal({
      actions: [
        {
          call: { contract: "timelock", function: "updateDelay", arguments: ["1"], value: "0" },
        },
      ],
    });
  });

  it("has every content that propose has, and an option for each of theirs", () => {
    const proposed = VERBS.filter(({ name }) => name.startsWith("propose ")).map(({ name }) =>
      name.replace("propose ", ""),
    );
    const names = CONTENTS.map(({ name }) => name);
    expect(names).to.include.members(proposed);
    // A poll has a verb of its own.
    expect(names.filter((name) => !proposed.includes(name))).to.deep.equal(["poll"]);
    for (const { options } of CONTENTS)
      for (const { flags } of Object.values(options))
        expect(Object.values(contentOptions).map((input) => input.flags)).to.include(flags);
    expect(contentOptions.reason?.describe).to.match(/^remove, tombstone: /);
    for (const { mandatory, fallback } of Object.values(contentOptions))
      expect([mandatory, fallback]).to.deep.equal([false, undefined]);
  });

  it("refuses in one line what it does not understand", async () => {
    const refused = async (words: string[], options: Record<string, unknown>, code: string) =>
      refusalOf(() => readContent(words, options), code);
    expect((await refused([], {}, "CONTENT_UNKNOWN")).message).to.include("not said what");
    expect((await refused(["resolve"], {}, "CONTENT_UNKNOWN")).hint).to.be.a("string");
    expect((await refused(["ressolution"], {}, "CONTENT_UNKNOWN")).hint).to.equal(
      "Did you mean resolution?",
    );
    expect((await refused(["rule", "ordinary.voting"], {}, "INPUT_INVALID")).message).to.equal(
      "rule <rule> <value>: <value> is missing.",
    );
    expect((await refused(["uri", "a", "b c"], {}, "INPUT_INVALID")).message).to.equal(
      '"b c" is too much after uri.',
    );
    expect((await refused(["adopt", "a.md"], {}, "INPUT_INVALID")).message).to.include("--kind");
    expect((await refused(["uri", "a"], { kind: "minutes" }, "INPUT_INVALID")).message).to.include(
      "--kind <kind> has nothing to do with uri",
    );
    const stranger = ["remove", "0x12"];
    await refused(stranger, { reason: "x" }, "INPUT_INVALID");
  });
});
