import { expect } from "chai";
import {
  CoalitionFileError,
  DEVELOPMENT_ACCOUNTS,
  parseCoalitionFile,
} from "../../../core/coalition/index.js";

/** Where a value of the file is. */
export type Path = (string | number)[];

export const GROUPS = ["government", "civil society", "academia"];

/** The smallest legal file, as written by a person. */
export function legal(): Record<string, unknown> {
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
      deliberation: { reading: "3 days", objection: "24 hours", consentFloor: 2, consentShare: 1 },
    },
    offices: [office("co-leader"), office("archivist"), ...conductOffices()],
    elections: {
      nominations: "14 days",
      acceptance: "7 days",
      extension: "7 days",
      campaign: "7 days",
      ballot: "14 days",
      challenge: "7 days",
      challengeHold: "28 days",
      holdOver: "90 days",
      seconds: 1,
      challengeFloor: 2,
      challengeShare: 1,
    },
    conduct: {
      replyWindow: "72 hours",
      decisionPeriod: "21 days",
      appealWindow: "14 days",
      hearingPeriod: "21 days",
      ladderMemory: "365 days",
      suspension: "14 days",
      longSuspension: "14 days",
      yearSuspension: "31 days",
      hold: "48 hours",
      codeGrace: "30 days",
      appealVoters: 4,
      reportCap: 3,
    },
    lists: [{ name: "general", purpose: "Everything." }],
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

/** The two offices every coalition has. */
export function conductOffices(changes: Record<string, unknown> = {}) {
  return [
    office("conduct-officer", { excludes: ["appeal-panellist"], ...changes }),
    office("appeal-panellist", changes),
  ];
}

/** An office of three seats, with whatever a test wants to be different about it. */
export function office(name: string, changes: Record<string, unknown> = {}) {
  return {
    name,
    seats: 3,
    method: "schulze",
    cohorts: 2,
    termsInRow: 2,
    firstTerm: "2027-01-01",
    term: "730 days",
    ...changes,
  };
}

export function rendition(language: string) {
  return {
    file: `docs/code.${language}.md`,
    language,
    mediaType: "text/markdown",
    authentic: true,
  };
}

/** The legal file with one value set (or, without a value, removed). */
export function changed(path: Path, ...value: [unknown?]): string {
  const file = legal();
  const last = path.at(-1);
  if (last === undefined) return JSON.stringify(value[0]);
  let place = file as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) place = place[part] as typeof place;
  if (value.length === 0) delete place[last];
  else place[last] = value[0];
  return JSON.stringify(file);
}

/** The refusal of a file, which says in one line what is wrong. */
export function refusal(text: string): CoalitionFileError {
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

/** What is wrong, at which path, with which value there, where the refusal points, and what it says. */
export type Wrong = [what: string, path: Path, value: unknown, where: string, message: RegExp];

/** One test for each value that must be refused. */
export function refuses(cases: readonly Wrong[]): void {
  for (const [what, path, value, where, message] of cases) {
    it(`refuses ${what}`, () => {
      const { issues } = refusal(changed(path, value));
      expect(issues[0]?.path).to.equal(where);
      expect(issues[0]?.message).to.match(message);
    });
  }
}
