import { id } from "ethers";
import {
  documentKindIndex,
  ELECTION_METHODS,
  type CoalitionFile,
  type ElectionRules,
  type MotionClassRules,
  type OfficeRules,
} from "../core/coalition/index.js";
import type { RenditionRecord as Recorded } from "../core/archive/index.js";

// Type aliases, not interfaces: Ignition takes only types with an index signature.

/** One rendition as the Archive records it. */
export type RenditionRecord = Pick<Recorded, keyof Recorded>;

/** A founding document with its content described. */
export type FoundingDocumentRecord = {
  kind: number;
  name: string;
  renditions: RenditionRecord[];
};

const toMotionRules = (rules: MotionClassRules) => ({
  discussion: rules.discussion,
  voting: rules.voting,
  timelock: rules.timelock,
  lateQuorumExtension: rules.lateQuorumExtension,
  quorumFloor: rules.quorumFloor,
  quorumShare: rules.quorumShare,
  secondsCap: rules.seconds,
});

const toOffice = ({ name, method, firstTerm, seats, cohorts, termsInRow, term }: OfficeRules) => ({
  name,
  terms: {
    seats,
    method: ELECTION_METHODS.indexOf(method),
    cohorts,
    termsInRow,
    firstTermAt: firstTerm,
    term,
  },
});

/** Each pair once, however many of the two name the other; an office's id is the hash of its name. */
function toExclusions(offices: OfficeRules[]) {
  const excludes = (one: OfficeRules, other: OfficeRules) =>
    one.excludes.includes(other.name) || other.excludes.includes(one.name);
  return offices.flatMap((one, index) =>
    offices
      .slice(index + 1)
      .filter((other) => excludes(one, other))
      .map((other) => ({ first: id(one.name), second: id(other.name) })),
  );
}

const toElectionRules = ({ seconds, ...rules }: ElectionRules) => ({
  ...rules,
  secondsNeeded: seconds,
});

/**
 * What the founding modules of `modules/` are deployed with.
 *
 * @param coalition - the coalition file, already validated.
 * @param renditions - the described renditions of each founding document, in the file's order.
 */
export function deploymentParameters(coalition: CoalitionFile, renditions: RenditionRecord[][]) {
  const { groups, admission, waitingPeriod, joinsPerDay } = coalition.membership;
  const { ordinary, fundamental, deliberation, livePerMember } = coalition.motions;
  return {
    uri: coalition.uri,
    minDelay: Math.min(ordinary.timelock, fundamental.timelock),
    membershipName: coalition.name,
    membershipSymbol: coalition.shortName,
    governorName: `${coalition.shortName} Governor`,
    amendmentsName: `${coalition.shortName} Amendments`,
    authenticatorName: `${coalition.shortName} Authenticator`,
    listsName: `${coalition.shortName} Lists`,
    groups,
    waitingPeriod,
    joinsPerDay,
    ...(admission.policy === "vouches" && { vouchesNeeded: admission.vouches }),
    founders: coalition.founders.map(({ address }) => address),
    founderGroups: coalition.founders.map(({ group }) => groups.indexOf(group)),
    motionRules: [toMotionRules(ordinary), toMotionRules(fundamental)],
    deliberationRules: { ...deliberation },
    liveMotionCap: livePerMember,
    offices: coalition.offices.map(toOffice),
    exclusions: toExclusions(coalition.offices),
    electionRules: toElectionRules(coalition.elections),
    conductRules: { ...coalition.conduct },
    lists: coalition.lists.map((list) => ({ ...list })),
    documents: coalition.documents.map(({ kind, name }, index): FoundingDocumentRecord => ({
      kind: documentKindIndex(kind),
      name,
      renditions: renditions[index] ?? [],
    })),
  };
}

/** What the founding modules take. */
export type DeploymentParameters = ReturnType<typeof deploymentParameters>;
