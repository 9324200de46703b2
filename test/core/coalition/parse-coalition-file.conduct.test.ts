import { expect } from "chai";
import { parseCoalitionFile } from "../../../core/coalition/index.js";
import { changed, conductOffices, legal, office, refuses } from "./sample-file.js";

const list = (length: number) =>
  Array.from({ length }, (_, i) => ({ name: `list-${i}`, purpose: "To talk." }));

describe("parseCoalitionFile: conduct and lists", () => {
  it("takes one to eight lists", () => {
    for (const length of [1, 8]) {
      const { lists } = parseCoalitionFile(changed(["lists"], list(length)));
      expect(lists).to.deep.equal(list(length));
    }
  });

  it("takes the exclusion of officers and panel from either side", () => {
    const other = [
      office("conduct-officer"),
      office("appeal-panellist", { excludes: ["conduct-officer"] }),
    ];
    expect(() => parseCoalitionFile(changed(["offices"], other))).not.to.throw();
  });

  refuses([
    ["no list at all", ["lists"], [], "lists", /between 1 and 8 \(required/],
    ["nine lists", ["lists"], list(9), "lists", /between 1 and 8/],
    [
      "a list twice",
      ["lists"],
      [...list(2), list(1)[0]],
      "lists[2].name",
      /"list-0" is listed twice/,
    ],
    ["a list with a space in its name", ["lists", 0, "name"], "a b", "lists[0].name", /a-z/],
    ["a list without a purpose", ["lists", 0, "purpose"], "", "lists[0].purpose", /is empty/],
    [
      "a purpose longer than the contract takes",
      ["lists", 0, "purpose"],
      "x".repeat(513),
      "lists[0].purpose",
      /at most 512/,
    ],
    [
      "a decision less than a week after the reply",
      ["conduct"],
      { ...(legal().conduct as object), replyWindow: "5 days", decisionPeriod: "11 days" },
      "conduct.decisionPeriod",
      /^11 days leaves less than 7 days after the 5 days to reply/,
    ],
    [
      "a ladder that goes down",
      ["conduct", "longSuspension"],
      "13 days",
      "conduct.longSuspension",
      /the rung below it, 14 days \(chosen: a ladder goes up\)/,
    ],
    [
      "a ladder that goes down at its end",
      ["conduct", "yearSuspension"],
      "13 days",
      "conduct.yearSuspension",
      /the rung below it, 14 days/,
    ],
    [
      "no conduct officers",
      ["offices"],
      [office("co-leader"), office("appeal-panellist")],
      "offices",
      /^"conduct-officer" is missing \(required/,
    ],
    [
      "nobody to hear appeals",
      ["offices"],
      [office("co-leader"), office("conduct-officer")],
      "offices",
      /^"appeal-panellist" is missing \(required/,
    ],
    [
      "a single officer",
      ["offices"],
      conductOffices({ seats: 1, cohorts: 1 }),
      "offices[0].seats",
      /^1 is too few for "conduct-officer"/,
    ],
    [
      "officers who may hear the appeal against themselves",
      ["offices"],
      [office("conduct-officer"), office("appeal-panellist")],
      "offices[0].excludes",
      /must name "appeal-panellist"/,
    ],
  ]);
});
