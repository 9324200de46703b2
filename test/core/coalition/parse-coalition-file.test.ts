import { expect } from "chai";
import {
  CoalitionFileError,
  type CoalitionFile,
  DEVELOPMENT_ACCOUNTS,
  parseCoalitionFile,
} from "../../../core/coalition/index.js";

type Path = (string | number)[];

const GROUPS = ["government", "civil society", "academia"];

/** The smallest legal file, as written by a person. */
function legal(): unknown {
  const rules = {
    discussion: "7 days",
    voting: "7 days",
    timelock: "2 days",
    seconds: 5,
    quorumFloor: 3,
    quorumShare: 10,
    lateQuorumExtension: "2 days",
  };
  return {
    schema: 1,
    name: "A coalition",
    shortName: "DC-A",
    membership: {
      groups: [...GROUPS],
      waitingPeriod: "30 days",
      joinsPerDay: 200,
      admission: { policy: "open" },
    },
    motions: {
      livePerMember: 1,
      ordinary: { ...rules },
      fundamental: { ...rules, discussion: "10 days" },
    },
    founders: DEVELOPMENT_ACCOUNTS.slice(0, 5).map((address, index) => ({
      address,
      group: GROUPS[index % 3],
    })),
    documents: [
      {
        name: "code-of-conduct",
        kind: "code of conduct",
        renditions: [rendition("en")],
      },
    ],
  };
}

function rendition(language: string) {
  return {
    file: `docs/code.${language}.md`,
    language,
    mediaType: "text/markdown",
    authentic: true,
  };
}

/** The legal file with one value set (or, without a value, removed). */
function changed(path: Path, ...value: [unknown?]): string {
  const file = legal();
  const last = path.at(-1);
  if (last === undefined) return JSON.stringify(value[0]);
  let place = file as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) place = place[part] as typeof place;
  if (value.length === 0) delete place[last];
  else place[last] = value[0];
  return JSON.stringify(file);
}

function refusal(text: string): CoalitionFileError {
  try {
    parseCoalitionFile(text, "file.json5");
  } catch (error) {
    if (error instanceof CoalitionFileError) {
      expect(error.code).to.equal("COALITION_FILE_INVALID");
      expect(error.message).to.match(/^file\.json5: .+$/);
      return error;
    }
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe("parseCoalitionFile", () => {
  it("turns durations into seconds and shares into hundredths of a percent", () => {
    const file = parseCoalitionFile(JSON.stringify(legal()));
    expect(file.membership.waitingPeriod).to.equal(2_592_000);
    expect(file.motions.ordinary).to.deep.equal({
      discussion: 604_800,
      voting: 604_800,
      timelock: 172_800,
      seconds: 5,
      quorumFloor: 3,
      quorumShare: 1_000,
      lateQuorumExtension: 172_800,
    });
    expect(file.uri).to.equal("");
  });

  it("reads JSON5: comments, bare keys, trailing commas", () => {
    const text = JSON.stringify(legal()).replace('"schema":1,', "// comment\nschema: 1,");
    expect(parseCoalitionFile(text).schema).to.equal(1);
  });

  const DAY = 86_400;
  const motion = (key: string): Path => ["motions", "fundamental", key];
  const list = <T>(length: number, item: (index: number) => T) =>
    Array.from({ length }, (_, i) => item(i));
  const groups = (length: number) =>
    [...GROUPS, ...list(length, (i) => `group ${i}`)].slice(0, length);

  /** key, smallest and largest legal value, one below and one above. */
  const bounds: [Path, number, number, number?][] = [
    [["membership", "waitingPeriod"], 10 * DAY, 90 * DAY],
    [["membership", "joinsPerDay"], 10, 10_000],
    [["membership", "admission", "vouches"], 1, 5],
    [["motions", "livePerMember"], 1, 5],
    [motion("discussion"), DAY, 30 * DAY],
    [motion("voting"), 3 * DAY, 30 * DAY],
    [motion("timelock"), DAY, 30 * DAY],
    [motion("seconds"), 1, 20],
    [motion("quorumFloor"), 2, 5],
    [motion("quorumShare"), 1, 50, 0.01],
    [motion("lateQuorumExtension"), 0, 7 * DAY],
  ];
  for (const [path, min, max, step = 1] of bounds) {
    const key = path.join(".");
    const set = (value: number) =>
      key.endsWith("vouches")
        ? changed(["membership", "admission"], { policy: "vouches", vouches: value })
        : changed(path, value);

    it(`holds ${key} between ${min} and ${max}`, () => {
      expect(() => parseCoalitionFile(set(min))).not.to.throw();
      expect(() => parseCoalitionFile(set(max))).not.to.throw();
      for (const value of [min - step, max + step]) {
        const { issues } = refusal(set(Number(value.toFixed(2))));
        expect(issues[0]?.path).to.equal(key);
        expect(issues).to.have.length(1);
      }
    });

    it(`refuses ${key} when it is missing, text, a fraction too fine or nothing`, () => {
      for (const value of ["many", 1.005, null, [], {}]) {
        const { issues } = refusal(set(value as number));
        expect(issues[0]?.path).to.equal(key);
      }
      if (!key.endsWith("vouches")) {
        expect(refusal(changed(path)).message).to.equal(`file.json5: ${key}: is missing`);
      }
    });
  }

  it("names bound, source and rule of a number out of bounds", () => {
    expect(refusal(changed(motion("voting"), "2 days")).message).to.equal(
      "file.json5: motions.fundamental.voting: 2 days is out of bounds, must be between 3 days and 30 days (chosen: time to vote)",
    );
    expect(refusal(changed(["membership", "groups"], ["a", "b"])).message).to.include(
      "(required: ",
    );
  });

  it("holds texts to their length", () => {
    for (const [path, longest] of [
      [["name"], "n".repeat(128)],
      [["shortName"], "DC-A 78901234567890X"],
      [["uri"], `https://example.org/${"u".repeat(2_028)}`],
      [
        ["membership", "groups"],
        [...GROUPS, "g".repeat(31)],
      ],
      [["documents", 0, "renditions", 0, "mediaType"], `text/${"m".repeat(122)}`],
      [["documents", 0, "renditions", 0, "file"], `docs/${"f".repeat(250)}`],
    ] as [Path, string | string[]][]) {
      expect(() => parseCoalitionFile(changed(path, longest)), path.join(".")).not.to.throw();
      const longer = typeof longest === "string" ? `${longest}X` : [...GROUPS, `${longest[3]}X`];
      refusal(changed(path, longer));
    }
    // A limit in bytes, not in characters: 64 letters of two bytes and one more.
    refusal(changed(["name"], `${"é".repeat(64)}e`));
  });

  it("holds lists to their length", () => {
    for (const length of [3, 8]) {
      expect(() =>
        parseCoalitionFile(changed(["membership", "groups"], groups(length))),
      ).not.to.throw();
    }
    for (const length of [2, 9]) refusal(changed(["membership", "groups"], groups(length)));
    const founder = (index: number) => ({
      address: `0x${String(index + 1).padStart(40, "0")}`,
      group: GROUPS[index % 3],
    });
    expect(() => parseCoalitionFile(changed(["founders"], list(100, founder)))).not.to.throw();
    for (const length of [4, 101]) refusal(changed(["founders"], list(length, founder)));
    const languages = list(13, (index) => rendition(`a${"abcdefghijklm"[index]}`));
    const renditions: Path = ["documents", 0, "renditions"];
    expect(() => parseCoalitionFile(changed(renditions, languages.slice(0, 12)))).not.to.throw();
    for (const wrong of [languages, []]) refusal(changed(renditions, wrong));
  });

  const [first = "", second = ""] = DEVELOPMENT_ACCOUNTS;
  const wrong: [string, Path, unknown, string, RegExp][] = [
    ["another schema", ["schema"], 2, "schema", /must be 1/],
    ["an empty name", ["name"], "", "name", /is empty/],
    ["a line break in a name", ["name"], "A\nB", "name", /control characters/],
    [
      "spaces around a group",
      ["membership", "groups", 0],
      " government",
      "membership.groups[0]",
      /spaces/,
    ],
    ["an underscore in a short name", ["shortName"], "DC_A", "shortName", /letters, digits/],
    [
      "an unknown policy",
      ["membership", "admission"],
      { policy: "closed" },
      "membership.admission.policy",
      /"open" or "vouches"/,
    ],
    [
      "vouches under the open policy",
      ["membership", "admission"],
      { policy: "open", vouches: 2 },
      "membership.admission",
      /only the policy "vouches"/,
    ],
    [
      "a group twice in other letters",
      ["membership", "groups"],
      [...GROUPS, "Academia"],
      "membership.groups[3]",
      /twice/,
    ],
    [
      "waiting shorter than discussion",
      ["membership", "waitingPeriod"],
      "9 days",
      "membership.waitingPeriod",
      /shorter than the longest discussion, 10 days/,
    ],
    [
      "an extension longer than the vote",
      motion("lateQuorumExtension"),
      "8 days",
      "motions.fundamental.lateQuorumExtension",
      /longer than the vote/,
    ],
    [
      "a quorum above the founders",
      motion("quorumFloor"),
      6,
      "motions.fundamental.quorumFloor",
      /more than the 5 founders/,
    ],
    ["a founder's name", ["founders", 0, "name"], "Somebody", "founders[0]", /without names/],
    ["a founder twice", ["founders", 0, "address"], second, "founders[1].address", /twice/],
    [
      "an address without checksum",
      ["founders", 0, "address"],
      first.toLowerCase(),
      "founders[0].address",
      new RegExp(`write ${first}`),
    ],
    [
      "an address with a wrong checksum",
      ["founders", 0, "address"],
      first.replace("f39F", "F39f"),
      "founders[0].address",
      /mistyped/,
    ],
    [
      "an ENS name",
      ["founders", 0, "address"],
      "somebody.eth",
      "founders[0].address",
      /not an address/,
    ],
    [
      "the zero address",
      ["founders", 0, "address"],
      `0x${"0".repeat(40)}`,
      "founders[0].address",
      /nobody/,
    ],
    [
      "an unknown group",
      ["founders", 0, "group"],
      "martians",
      "founders[0].group",
      /none of the groups/,
    ],
    [
      "two groups only",
      ["founders"],
      DEVELOPMENT_ACCOUNTS.slice(0, 5).map((address, i) => ({ address, group: GROUPS[i % 2] })),
      "founders",
      /2 is out of bounds.*required/,
    ],
    ["no code of conduct", ["documents"], [], "documents", /exactly one/],
    [
      "minutes among the founding documents",
      ["documents", 0, "kind"],
      "minutes",
      "documents[0].kind",
      /none of/,
    ],
    [
      "a misspelt kind",
      ["documents", 0, "kind"],
      "code of conducts",
      "documents[0].kind",
      /did you mean "code of conduct"/,
    ],
    [
      "another name for the code",
      ["documents", 0, "name"],
      "conduct",
      "documents[0].name",
      /always named "code-of-conduct"/,
    ],
    ["capitals in a document name", ["documents", 0, "name"], "Code", "documents[0].name", /a-z/],
    [
      "no authentic rendition",
      ["documents", 0, "renditions", 0, "authentic"],
      false,
      "documents[0].renditions",
      /authentic/,
    ],
    [
      "a path upwards",
      ["documents", 0, "renditions", 0, "file"],
      "../secret",
      "documents[0].renditions[0].file",
      /relative path/,
    ],
    [
      "an absolute path",
      ["documents", 0, "renditions", 0, "file"],
      "/etc/passwd",
      "documents[0].renditions[0].file",
      /relative path/,
    ],
    [
      "a Windows path",
      ["documents", 0, "renditions", 0, "file"],
      "docs\\code.md",
      "documents[0].renditions[0].file",
      /relative path/,
    ],
    [
      "a language in other letters",
      ["documents", 0, "renditions", 0, "language"],
      "EN",
      "documents[0].renditions[0].language",
      /written "en"/,
    ],
    [
      "no language",
      ["documents", 0, "renditions", 0, "language"],
      "english!",
      "documents[0].renditions[0].language",
      /BCP 47/,
    ],
    [
      "no media type",
      ["documents", 0, "renditions", 0, "mediaType"],
      "markdown",
      "documents[0].renditions[0].mediaType",
      /media type/,
    ],
    [
      "a rendition twice",
      ["documents", 0, "renditions"],
      [rendition("en"), rendition("en")],
      "documents[0].renditions[1]",
      /repeats/,
    ],
    [
      "text for a choice",
      ["documents", 0, "renditions", 0, "authentic"],
      "yes",
      "documents[0].renditions[0].authentic",
      /must be a boolean, not a string/,
    ],
    ["a list for the whole", [], [], "", /must be an object, not a list/],
  ];
  for (const [what, path, value, where, message] of wrong) {
    it(`refuses ${what}`, () => {
      const { issues } = refusal(changed(path, value));
      expect(issues[0]?.path).to.equal(where);
      expect(issues[0]?.message).to.match(message);
    });
  }

  it("refuses two codes of conduct and two documents of one name", () => {
    const document = (legal() as CoalitionFile).documents[0];
    const { issues } = refusal(changed(["documents"], [document, document]));
    expect(issues.map(({ path }) => path)).to.deep.equal(["documents", "documents[1].name"]);
  });

  const unknown: [Path, string, string][] = [
    [["shortname"], "", 'unknown key "shortname"; did you mean "shortName"?'],
    [
      ["membership", "joinPerDay"],
      "membership",
      'unknown key "joinPerDay"; did you mean "joinsPerDay"?',
    ],
    [
      ["motions", "ordinary", "second"],
      "motions.ordinary",
      'unknown key "second"; did you mean "seconds"?',
    ],
    [["founders", 2, "groups"], "founders[2]", 'unknown key "groups"; did you mean "group"?'],
    [
      ["documents", 0, "renditions", 0, "lang"],
      "documents[0].renditions[0]",
      'unknown key "lang"; known here: file, language, mediaType, authentic',
    ],
    [
      ["treasury"],
      "",
      'unknown key "treasury"; known here: schema, name, shortName, uri, membership, motions, founders, documents',
    ],
    [
      ["__proto__x"],
      "",
      'unknown key "__proto__x"; known here: schema, name, shortName, uri, membership, motions, founders, documents',
    ],
  ];
  for (const [path, where, message] of unknown) {
    it(`refuses the key ${path.join(".")} and helps`, () => {
      expect(refusal(changed(path, 1)).issues).to.deep.equal([{ path: where, message }]);
    });
  }

  it("refuses __proto__ as a key like any other", () => {
    refusal(JSON.stringify(legal()).replace("{", '{"__proto__": {"name": "x"},'));
  });

  it("names a misspelt key before the key that is missing because of it", () => {
    const text = JSON.stringify(legal()).replace('"motions"', '"motons"');
    const error = refusal(text);
    expect(error.message).to.equal(
      'file.json5: unknown key "motons"; did you mean "motions"? (and 1 more problem)',
    );
    expect(error.issues[1]).to.deep.equal({ path: "motions", message: "is missing" });
  });

  it("counts the other problems and lists them all, also as JSON", () => {
    const error = refusal("{ schema: 1 }");
    expect(error.message).to.equal("file.json5: name: is missing (and 5 more problems)");
    expect(error.toJSON().error.issues).to.have.length(6);
    expect(JSON.stringify(error)).to.include('"code":"COALITION_FILE_INVALID"');
  });

  it("says where text stops being JSON5", () => {
    expect(refusal("{ schema: 1,\n name 2 }").message).to.match(/is not JSON5: .* at 2:7/);
    for (const text of ["", "{", "\0", "[1,"]) refusal(text);
  });
});
