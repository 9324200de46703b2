import { expect } from "chai";
import { electionLead, parseCoalitionFile } from "../../../core/coalition/index.js";
import { changed, conductOffices, legal, office, refusal, refuses } from "./sample-file.js";

describe("parseCoalitionFile: offices and elections", () => {
  it("takes exclusions from either side, and from both", () => {
    for (const [index, other] of [
      [0, "appeal-panellist"],
      [1, "co-leader"],
    ] as const) {
      const text = changed(["offices", index, "excludes"], [other]);
      expect(() => parseCoalitionFile(text)).not.to.throw();
    }
    const both = [
      office("a", { excludes: ["b"] }),
      office("b", { excludes: ["a"] }),
      ...conductOffices(),
    ];
    expect(() => parseCoalitionFile(changed(["offices"], both))).not.to.throw();
  });

  it("takes approval for two seats, and as many cohorts as seats", () => {
    const pair = [office("a", { seats: 2, cohorts: 2, method: "approval" }), ...conductOffices()];
    expect(() => parseCoalitionFile(changed(["offices"], pair))).not.to.throw();
  });

  it("counts what an election takes, one extension included", () => {
    const { elections } = parseCoalitionFile(JSON.stringify(legal()));
    expect(electionLead(elections)).to.equal(56 * 86_400);
  });

  refuses([
    [
      "an office twice",
      ["offices", 1],
      office("co-leader"),
      "offices[1].name",
      /^"co-leader" is listed twice$/,
    ],
    [
      "capitals in the name of an office",
      ["offices", 0, "name"],
      "Leader",
      "offices[0].name",
      /a-z/,
    ],
    ["an office without a name", ["offices", 0, "name"], "", "offices[0].name", /a-z/],
    [
      "an office with a dash first",
      ["offices", 0, "name"],
      "-a",
      "offices[0].name",
      /first a letter/,
    ],
    [
      "an unknown method",
      ["offices", 0, "method"],
      "shulze",
      "offices[0].method",
      /^"shulze" is none of "schulze", "approval"; did you mean "schulze"\?$/,
    ],
    [
      "approval for one seat",
      ["offices", 1],
      office("archivist", { seats: 1, cohorts: 1, method: "approval" }),
      "offices[1].method",
      /"approval" is for several seats/,
    ],
    [
      "more cohorts than seats",
      ["offices", 1, "cohorts"],
      4,
      "offices[1].cohorts",
      /^4 is more than the office has seats, 3/,
    ],
    [
      "an office that excludes itself",
      ["offices", 1, "excludes"],
      ["archivist"],
      "offices[1].excludes[0]",
      /^"archivist" is the office itself$/,
    ],
    [
      "an office that excludes an unknown one, with the nearest known",
      ["offices", 1, "excludes"],
      ["co-leader", "appeal-panelist"],
      "offices[1].excludes[1]",
      /none of the offices; did you mean "appeal-panellist"\?$/,
    ],
    [
      "an office that excludes one unlike any",
      ["offices", 1, "excludes"],
      ["treasurer"],
      "offices[1].excludes[0]",
      /none of the offices; they are co-leader, archivist, conduct-officer, appeal-panellist$/,
    ],
    [
      "an exclusion twice",
      ["offices", 1, "excludes"],
      ["co-leader", "co-leader"],
      "offices[1].excludes[1]",
      /listed twice/,
    ],
    [
      "exclusions that are no list",
      ["offices", 1, "excludes"],
      "co-leader",
      "offices[1].excludes",
      /must be a list, not a string/,
    ],
    [
      "a term less than twice an election",
      ["offices", 2, "term"],
      "111 days",
      "offices[2].term",
      /^111 days is less than twice the 56 days an election takes/,
    ],
    [
      "a hold that no ordinary motion fits in",
      ["elections", "challengeHold"],
      "18 days",
      "elections.challengeHold",
      /^18 days is too short for an ordinary motion, which takes 18 days with/,
    ],
  ]);

  it("refuses an election longer than half a term, once for each office it is too long for", () => {
    const longest = {
      ...{ nominations: "60 days", acceptance: "30 days", extension: "30 days" },
      ...{ campaign: "30 days", ballot: "30 days", challenge: "30 days" },
    };
    const file = legal();
    const text = JSON.stringify({
      ...file,
      offices: [
        office("a", { term: "420 days" }),
        office("b", { term: "419 days" }),
        ...conductOffices(),
      ],
      elections: { ...(file.elections as object), ...longest },
    });
    const { issues } = refusal(text);
    expect(issues.map(({ path }) => path)).to.deep.equal(["offices[1].term"]);
    expect(issues[0]?.message).to.match(/^419 days is less than twice the 210 days/);
  });

  const days: unknown[] = [
    "2027-02-29", // Not a leap year.
    "2027-13-01",
    "2027-04-31",
    "2027-1-1",
    "1 January 2027",
    "2027-01-01T00:00:00Z",
    "1970-01-01",
    "1969-12-31",
    "+012027-01-01",
    "",
    1_798_761_600,
    null,
    ["2027-01-01"],
  ];
  for (const day of days) {
    it(`refuses ${JSON.stringify(day)} as the day of a first term`, () => {
      const { issues } = refusal(changed(["offices", 0, "firstTerm"], day));
      expect(issues).to.deep.equal([
        {
          path: "offices[0].firstTerm",
          message: `${JSON.stringify(day)} is not a day after 1970-01-01, written as "2027-01-31"`,
        },
      ]);
    });
  }

  it("refuses an office without the day of its first term", () => {
    const { issues } = refusal(changed(["offices", 0, "firstTerm"]));
    expect(issues).to.deep.equal([{ path: "offices[0].firstTerm", message: "is missing" }]);
  });

  it("knows leap days", () => {
    const { offices } = parseCoalitionFile(changed(["offices", 0, "firstTerm"], "2028-02-29"));
    expect(offices[0]?.firstTerm).to.equal(Date.UTC(2028, 1, 29) / 1_000);
  });
});
