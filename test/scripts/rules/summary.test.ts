import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { type CoalitionFile, parseCoalitionFile } from "../../../core/coalition/index.js";
import { summarizeRules } from "../../../scripts/rules/summary.js";

const read = async (path: string) => parseCoalitionFile(await readFile(path, "utf8"), path);
const wordsOf = (file: CoalitionFile) => JSON.stringify(summarizeRules(file));

type Change = [what: string, change: (file: CoalitionFile) => void];

/** One change to each chosen number that decides something. */
const CHANGES: Change[] = [
  ["waitingPeriod", ({ membership }) => (membership.waitingPeriod += 86_400)],
  ["joinsPerDay", ({ membership }) => (membership.joinsPerDay += 1)],
  ["admission", ({ membership }) => (membership.admission = { policy: "vouches", vouches: 4 })],
  ["livePerMember", ({ motions }) => (motions.livePerMember += 1)],
  ...(["ordinary", "fundamental"] as const).flatMap((of): Change[] => [
    ...(["discussion", "voting", "timelock", "lateQuorumExtension"] as const).map((key): Change => [
      `${of} ${key}`,
      ({ motions }) => (motions[of][key] += 86_400),
    ]),
    [`${of} seconds`, ({ motions }) => (motions[of].seconds = 1)],
    [`${of} quorumFloor`, ({ motions }) => (motions[of].quorumFloor += 1)],
    [`${of} quorumShare`, ({ motions }) => (motions[of].quorumShare += 50)],
  ]),
  ["reading", ({ motions }) => (motions.deliberation.reading += 86_400)],
  ["objection", ({ motions }) => (motions.deliberation.objection += 3_600)],
  ["consentFloor", ({ motions }) => (motions.deliberation.consentFloor += 1)],
  ["consentShare", ({ motions }) => (motions.deliberation.consentShare += 50)],
  ["office cohorts", ({ offices }) => (offices[0]!.cohorts = 1)],
  ["office seats", ({ offices }) => (offices[0]!.seats += 1)],
  ["office term", ({ offices }) => (offices[0]!.term += 86_400)],
  ["office termsInRow", ({ offices }) => (offices[0]!.termsInRow += 1)],
  ["office firstTerm", ({ offices }) => (offices[0]!.firstTerm += 86_400)],
  ["office method", ({ offices }) => (offices[0]!.method = "approval")],
  ["office excludes", ({ offices }) => offices[0]!.excludes.push("archivist")],
  ...(
    [
      ...["nominations", "acceptance", "extension", "campaign", "ballot", "challenge"],
      ...["challengeHold", "holdOver", "seconds", "challengeFloor", "challengeShare"],
    ] as (keyof CoalitionFile["elections"])[]
  ).map((key): Change => [`elections ${key}`, ({ elections }) => (elections[key] += 86_400)]),
  ...(
    [
      ...["replyWindow", "decisionPeriod", "appealWindow", "hearingPeriod", "ladderMemory"],
      ...["suspension", "longSuspension", "yearSuspension", "hold", "codeGrace"],
      ...["appealVoters", "reportCap"],
    ] as (keyof CoalitionFile["conduct"])[]
  ).map((key): Change => [`conduct ${key}`, ({ conduct }) => (conduct[key] += 86_400)]),
  ["list", ({ lists }) => (lists[0]!.purpose = "Something else.")],
  ["language", ({ documents }) => (documents[0]!.renditions[0]!.language = "fr")],
  ["founders", ({ founders }) => founders.pop()],
  ["group", ({ membership }) => (membership.groups[0] = "another")],
  ["name", (file) => (file.name = "Another Coalition")],
];

describe("summarizeRules", () => {
  it("says every number the file chooses: none can change without a word of it", async () => {
    const path = "coalitions/dc-bas.json5";
    const before = wordsOf(await read(path));
    for (const [what, change] of CHANGES) {
      const file = await read(path);
      change(file);
      expect(wordsOf(file), what).not.to.equal(before);
    }
  });

  it("says an exclusion at both offices, whichever of them the file names it at", async () => {
    const { sections } = summarizeRules(await read("coalitions/example.json5"));
    const rows = sections.find(({ title }) => title === "Offices")?.table?.rows ?? [];
    expect(rows.map((row) => [row[0], row[1], row.at(-1)])).to.deep.equal([
      ["coordinator", "1", "conduct-officer"],
      ["conduct-officer", "4 (2 + 2)", "coordinator, appeal-panellist"],
      ["appeal-panellist", "3", "conduct-officer"],
    ]);
  });

  it("says the same of the same file", async () => {
    const path = "coalitions/example.json5";
    expect(wordsOf(await read(path))).to.equal(wordsOf(await read(path)));
  });

  it("says the pilot's rules as its charter does", async () => {
    const words = wordsOf(await read("coalitions/dc-bas.json5"));
    for (const said of [
      "becomes a voter after 14 days",
      "10 % of the electorate, at least 3",
      "20 % of the electorate, at least 5",
      "2 days more, once",
      "within 21 days of the report",
      "may appeal within 14 days",
    ])
      expect(words, said).to.include(said);
  });
});
