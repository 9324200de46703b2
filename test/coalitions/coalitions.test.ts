import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect } from "chai";
import {
  BOUNDS,
  type Bound,
  CONDUCT_BOUNDS,
  ELECTION_BOUNDS,
  electionLead,
  formatBound,
  isDevelopmentAccount,
  LIST_BOUNDS,
  OFFICE_BOUNDS,
  parseCoalitionFile,
} from "../../core/coalition/index.js";
import { parseRenditionName } from "../../core/content/index.js";

const ROOT = new URL("../../", import.meta.url);

function coalition(file: string) {
  return parseCoalitionFile(readFileSync(new URL(`coalitions/${file}`, ROOT), "utf8"), file);
}

describe("coalitions/", () => {
  for (const file of readdirSync(new URL("coalitions/", ROOT))) {
    it(`${file} is legal, and its documents are there under the names it gives them`, () => {
      const { documents } = coalition(file);
      for (const { renditions } of documents) {
        for (const rendition of renditions) {
          expect(statSync(new URL(rendition.file, ROOT)).size).to.be.above(1_000);
          const { language, mediaType } = parseRenditionName(rendition.file);
          expect({ language, mediaType }).to.deep.equal({
            language: rendition.language,
            mediaType: rendition.mediaType,
          });
        }
      }
    });

    it(`${file} names rehearsal founders only`, () => {
      for (const { address } of coalition(file).founders) {
        expect(isDevelopmentAccount(address), address).to.equal(true);
      }
    });
  }

  it("dc-bas.json5 founds the pilot with 12 people in at least four groups", () => {
    const { founders, membership } = coalition("dc-bas.json5");
    expect(founders).to.have.length(12);
    expect(new Set(founders.map(({ group }) => group)).size).to.be.at.least(4);
    expect(membership.groups).to.have.length(6);
  });

  it("example.json5 differs wherever a coalition may choose", () => {
    const pilot = coalition("dc-bas.json5");
    const example = coalition("example.json5");
    expect(example.membership.admission).to.deep.equal({ policy: "vouches", vouches: 2 });
    expect(example.founders).to.have.length(7);
    expect(example.membership.groups).not.to.include.members(pilot.membership.groups);
    for (const kind of ["ordinary", "fundamental", "deliberation"] as const) {
      for (const [key, value] of Object.entries(pilot.motions[kind])) {
        expect(example.motions[kind], `${kind}.${key}`).not.to.have.property(key, value);
      }
    }
    for (const [key, value] of Object.entries(pilot.elections)) {
      expect(example.elections, `elections.${key}`).not.to.have.property(key, value);
    }
    for (const [key, value] of Object.entries(pilot.conduct)) {
      expect(example.conduct, `conduct.${key}`).not.to.have.property(key, value);
    }
    expect(example.offices.map(({ name }) => name)).not.to.include.members(
      pilot.offices.map(({ name }) => name),
    );
    expect(example.offices.map(({ method }) => method)).to.include("approval");
  });

  it("dc-bas.json5 opens a list for everything and one for what everybody should see", () => {
    const { lists } = coalition("dc-bas.json5");
    expect(lists.map(({ name }) => name)).to.deep.equal(["general", "announcements"]);
  });

  it("dc-bas.json5 has the offices of the pilot, and keeps those who judge apart from those who hear appeals", () => {
    const { offices, elections } = coalition("dc-bas.json5");
    expect(offices.map(({ name, seats }) => [name, seats])).to.deep.equal([
      ["co-leader", 2],
      ["conduct-officer", 3],
      ["appeal-panellist", 3],
      ["archivist", 1],
      ["coordination-representative", 2],
    ]);
    for (const { name, term, termsInRow, cohorts, seats, excludes } of offices) {
      expect({ term, termsInRow, cohorts }, name).to.deep.equal({
        term: 730 * 86_400,
        termsInRow: 2,
        cohorts: Math.min(2, seats),
      });
      const apart: Record<string, string[]> = {
        "conduct-officer": ["appeal-panellist"],
        "appeal-panellist": ["conduct-officer"],
      };
      expect(excludes, name).to.deep.equal(apart[name] ?? []);
    }
    expect(electionLead(elections)).to.equal(56 * 86_400);
  });
});

describe("docs/coalitions.md", () => {
  const rows = readFileSync(new URL("docs/coalitions.md", ROOT), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"));

  /** By the words at the end of the keys in a row, or by a whole key. */
  const sections: [section: string, Record<string, Bound>][] = [
    ["", BOUNDS],
    ["offices[].", OFFICE_BOUNDS],
    ["elections.", ELECTION_BOUNDS],
    ["conduct.", CONDUCT_BOUNDS],
    ["", LIST_BOUNDS],
  ];
  for (const [section, bounds] of sections) {
    for (const [key, bound] of Object.entries(bounds)) {
      if (key === "founderGroups") continue; // a rule on `founders`, stated in its row
      const name = key === "offices" ? key : `${section}${key}`;
      it(`gives the bounds and the source of ${name}`, () => {
        const row = rows.find((line) => {
          const keys = line.split("|")[1] ?? "";
          return section === ""
            ? keys.match(/\w+(?=`)/g)?.includes(key)
            : keys.includes(`\`${name}\``);
        });
        expect(row, "a row of the table").to.be.a("string");
        expect(row).to.include(formatBound(bound)).and.to.include(bound.source);
      });
    }
  }
});
