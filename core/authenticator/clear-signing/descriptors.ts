import type { TypedDataDomain } from "ethers";
import type { CoalitionFile } from "../../coalition/index.js";
import { DOCUMENT_KINDS } from "../../coalition/document-kinds.js";
import { acceptanceTypedData } from "../../elections/acceptance.js";
import { rankedBallotTypedData as boxBallot } from "../../elections/ranked-ballot.js";
import { postTypes } from "../../lists/post.js";
import { ballotTypedData, SUPPORT } from "../../motions/ballot.js";
import { rankedBallotTypedData } from "../../motions/ranked-ballot.js";
import { typesOf, type Verb } from "../verb.js";
import { VERBS, type VerbName } from "../verbs.js";
import {
  describeContract,
  type Descriptor,
  type Enums,
  type SignedStruct,
  type SigningPlace,
} from "./descriptor.js";

/** What of a coalition the descriptors name. */
export type SigningCoalition = Pick<CoalitionFile, "name" | "shortName"> & {
  membership: Pick<CoalitionFile["membership"], "groups">;
};

/** The contracts that take signed papers, and where each is deployed; none stands for a coalition yet to come. */
export type SigningPlaces = Partial<Record<SigningContract, SigningPlace[]>>;

export type SigningContract =
  "authenticator" | "governor" | "amendments" | "ballot-box" | "elections" | "lists";

/** The duties of the Code of Conduct, in the order of their numbers from 1. */
const DUTIES = [
  "respect everyone equally",
  "discuss issues, not persons",
  "be reasonable and informed",
  "listen to all stakeholders",
  "favour openness",
  "act in good faith",
  "behave ethically",
];

const NOBODY = `0x${"0".repeat(40)}`;
const NOTHING = `0x${"0".repeat(64)}`;
const SOME: TypedDataDomain = {};

/** An ERC-7730 file for each contract of a coalition that takes signed papers. */
export function clearSigningFiles(
  coalition: SigningCoalition,
  places: SigningPlaces = {},
): Record<SigningContract, Descriptor> {
  const enums = enumsOf(coalition);
  const describe = (contract: SigningContract, name: string, structs: SignedStruct[]) =>
    describeContract(
      coalition.name,
      name,
      { name, version: "1" },
      structs,
      enums,
      places[contract],
    );
  const { shortName } = coalition;
  return {
    authenticator: describe("authenticator", `${shortName} Authenticator`, verbStructs()),
    governor: describe("governor", `${shortName} Governor`, [motionBallot()]),
    amendments: describe("amendments", `${shortName} Amendments`, [rankedBallot()]),
    "ballot-box": describe("ballot-box", "Coalition Ballot Box", [officeBallot()]),
    elections: describe("elections", "Coalition Elections", [acceptance()]),
    lists: describe("lists", `${shortName} Lists`, [
      { primaryType: "Post", types: postTypes, intent: "Post to a list" },
    ]),
  };
}

function verbStructs(): SignedStruct[] {
  return (Object.entries(VERBS) as [VerbName, Verb][]).map(([name, verb]) => ({
    primaryType: verb.primaryType,
    types: typesOf(verb),
    intent: name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " "),
  }));
}

function motionBallot(): SignedStruct {
  const { types } = ballotTypedData(SOME, { proposalId: 0n, support: SUPPORT.for, voter: NOBODY });
  return { primaryType: "Ballot", types, intent: "Vote on a motion" };
}

function rankedBallot(): SignedStruct {
  const { types } = rankedBallotTypedData(SOME, {
    motion: 0n,
    options: [],
    ranking: [],
    voter: NOBODY,
    reason: "",
  });
  return { primaryType: "RankedBallot", types, intent: "Rank the texts of a motion" };
}

function officeBallot(): SignedStruct {
  const { types } = boxBallot(SOME, {
    ballotId: NOTHING,
    candidates: [NOBODY],
    ranks: [1, 2],
    voter: NOBODY,
    sequence: 1,
  });
  return { primaryType: "RankedBallot", types, intent: "Rank the candidates" };
}

function acceptance(): SignedStruct {
  const { types } = acceptanceTypedData(SOME, {
    electionId: NOTHING,
    nominee: NOBODY,
    statement: NOTHING,
    conflicts: "",
  });
  return { primaryType: "Acceptance", types, intent: "Accept a nomination" };
}

function enumsOf({ membership }: SigningCoalition): Enums {
  const numbered = (names: readonly string[], first = 0) =>
    Object.fromEntries(names.map((name, i) => [String(i + first), name]));
  return {
    groups: numbered(membership.groups),
    documentKinds: numbered(DOCUMENT_KINDS),
    duties: numbered(DUTIES, 1),
    choices: Object.fromEntries(
      Object.entries(SUPPORT).map(([name, number]) => [String(number), name]),
    ),
  };
}
