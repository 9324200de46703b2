import {
  documentKindIndex,
  type CoalitionFile,
  type MotionClassRules,
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

/**
 * What the founding modules of `modules/` are deployed with.
 *
 * @param coalition - the coalition file, already validated.
 * @param renditions - the described renditions of each founding document, in the file's order.
 */
export function deploymentParameters(coalition: CoalitionFile, renditions: RenditionRecord[][]) {
  const { groups, admission, waitingPeriod, joinsPerDay } = coalition.membership;
  const { ordinary, fundamental, livePerMember } = coalition.motions;
  return {
    uri: coalition.uri,
    minDelay: Math.min(ordinary.timelock, fundamental.timelock),
    membershipName: coalition.name,
    membershipSymbol: coalition.shortName,
    governorName: `${coalition.shortName} Governor`,
    groups,
    waitingPeriod,
    joinsPerDay,
    ...(admission.policy === "vouches" && { vouchesNeeded: admission.vouches }),
    founders: coalition.founders.map(({ address }) => address),
    founderGroups: coalition.founders.map(({ group }) => groups.indexOf(group)),
    motionRules: [toMotionRules(ordinary), toMotionRules(fundamental)],
    liveMotionCap: livePerMember,
    documents: coalition.documents.map(({ kind, name }, index): FoundingDocumentRecord => ({
      kind: documentKindIndex(kind),
      name,
      renditions: renditions[index] ?? [],
    })),
  };
}

/** What the founding modules take. */
export type DeploymentParameters = ReturnType<typeof deploymentParameters>;
