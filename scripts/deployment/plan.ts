import {
  formatDuration,
  leftoversOf,
  type CoalitionFile,
  type ElectionRules,
  type MotionClassRules,
  type OfficeRules,
} from "../../core/coalition/index.js";
import { formatPercentage } from "../../core/coalition/percentage.js";
import { countOf, formatDate } from "../../core/format/index.js";
import type { NetworkSession } from "../cli/network-session.js";
import type { Beginning } from "./deploy-coalition.js";
import type { DescribedRendition } from "./founding-documents.js";
import { profileFor } from "./ensure-built.js";

interface Plan {
  id: string;
  path: string;
  file: CoalitionFile;
  documents: readonly DescribedRendition[][];
  session: NetworkSession;
  deployer: string;
  begun: Beginning;
}

const BEGINNINGS: Record<Beginning, (id: string) => string> = {
  fresh: (id) => `A new deployment, recorded as ${id}.`,
  resume: (id) => `The deployment ${id} was begun before: only what is missing is done.`,
  replace: (id) =>
    `The record ${id} belongs to another local chain, which this one has replaced: it is thrown away.`,
};

function describeRules(name: string, rules: MotionClassRules): string {
  const { discussion, voting, timelock, seconds, quorumFloor, quorumShare } = rules;
  const periods = [discussion, voting, timelock].map(formatDuration).join(" + ");
  return `  ${name} motions: ${periods} (discussion, vote, timelock), up to ${seconds} seconds, quorum ${quorumFloor} and ${formatPercentage(quorumShare)}`;
}

function describeOffice({ name, seats, method, term, firstTerm, excludes }: OfficeRules): string {
  const apart = excludes.length === 0 ? "" : `, not together with ${excludes.join(", ")}`;
  return `    ${name}: ${countOf(seats, "seat")} (${method}), terms of ${formatDuration(term)} from ${formatDate(firstTerm)}${apart}`;
}

function describeElections(rules: ElectionRules): string {
  const { nominations, acceptance, campaign, ballot, challenge } = rules;
  const periods = [nominations, acceptance, campaign, ballot, challenge].map(formatDuration);
  return `  elections: ${periods.join(" + ")} (nominations, acceptance, campaign, ballot, challenge)`;
}

/** Everything a deployment will do, in words. */
export function describePlan({
  id,
  path,
  file,
  documents,
  session,
  deployer,
  begun,
}: Plan): string[] {
  const { membership, motions, offices, founders } = file;
  const { reading, objection, consentFloor, consentShare } = motions.deliberation;
  const admission =
    membership.admission.policy === "open"
      ? "everybody becomes a voter"
      : `${membership.admission.vouches} vouches by voters make a voter`;
  return [
    `Found "${file.name}" (${file.shortName}) of ${path} on ${session.name} (chain ${session.chainId}).`,
    BEGINNINGS[begun](id),
    ...leftoversOf(file).map((issue) => `  Warning: ${issue.path} ${issue.message}.`),
    `  deployer: ${deployer}, who keeps no power; build profile: ${profileFor(session.chainId)}`,
    `  founders: ${founders.length}, the first voters; groups: ${membership.groups.join(", ")}`,
    `  membership: ${formatDuration(membership.waitingPeriod)} of waiting, up to ${membership.joinsPerDay} joins a day, then ${admission}`,
    describeRules("ordinary", motions.ordinary),
    describeRules("fundamental", motions.fundamental),
    `  deliberation: ${formatDuration(reading)} to read a late text, ${formatDuration(objection)} to object to it; ${consentFloor} or ${formatPercentage(consentShare)} stop a notice`,
    `  offices: ${offices.length === 0 ? "none" : offices.length}`,
    ...offices.map(describeOffice),
    describeElections(file.elections),
    ...file.documents.flatMap(({ name, kind }, index) =>
      (documents[index] ?? []).flatMap(({ file: source, language, size, cidText, digest }) => [
        `  ${kind} "${name}" (${language}): ${source}, ${size} bytes`,
        `    CID ${cidText}`,
        `    sha-256 ${digest}`,
      ]),
    ),
  ];
}
