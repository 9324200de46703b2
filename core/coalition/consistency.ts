import type { z } from "zod";
import { BOUNDS } from "./bounds.js";
import { parseRenditionName } from "../content/rendition-name.js";
import type { CoalitionFile } from "./coalition-file.js";
import { checkConduct, checkLists } from "./conduct-consistency.js";
import { FIXED_DOCUMENT_NAMES } from "./document-kinds.js";
import { formatDuration } from "./duration.js";
import { outOfBounds } from "./fields.js";
import { checkElections, checkOffices } from "./office-consistency.js";
import { repeats, type Refuse } from "./refuse.js";

/** Rules that join several keys; each key alone is fine when these run. */
export function checkConsistency(file: CoalitionFile, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, message) => context.addIssue({ code: "custom", path, message });
  checkGroups(file, refuse);
  checkPeriods(file, refuse);
  checkOffices(file, refuse);
  checkElections(file, refuse);
  checkConduct(file, refuse);
  checkLists(file, refuse);
  checkFounders(file, refuse);
  checkDocuments(file, refuse);
}

function checkGroups({ membership: { groups } }: CoalitionFile, refuse: Refuse): void {
  for (const index of repeats(groups.map((group) => group.toLowerCase()))) {
    refuse(["membership", "groups", index], `"${groups[index]}" is listed twice`);
  }
}

function checkPeriods({ membership, motions, founders }: CoalitionFile, refuse: Refuse): void {
  const longest = Math.max(motions.ordinary.discussion, motions.fundamental.discussion);
  if (membership.waitingPeriod < longest) {
    refuse(
      ["membership", "waitingPeriod"],
      `${formatDuration(membership.waitingPeriod)} is shorter than the longest discussion, ${formatDuration(longest)} (chosen: nobody may join after a motion and vote on it)`,
    );
  }
  const { reading, objection, consentFloor } = motions.deliberation;
  if (consentFloor > founders.length) {
    refuse(
      ["motions", "deliberation", "consentFloor"],
      `${consentFloor} is more than the ${founders.length} founders, so nobody could stop the first notice (chosen)`,
    );
  }
  if (objection > reading) {
    refuse(
      ["motions", "deliberation", "objection"],
      `${formatDuration(objection)} is longer than the reading, ${formatDuration(reading)} (chosen: who objects in time leaves the others time to read)`,
    );
  }
  for (const name of ["ordinary", "fundamental"] as const) {
    const { voting, lateQuorumExtension, quorumFloor } = motions[name];
    if (lateQuorumExtension > voting) {
      refuse(
        ["motions", name, "lateQuorumExtension"],
        `${formatDuration(lateQuorumExtension)} is longer than the vote itself, ${formatDuration(voting)} (chosen)`,
      );
    }
    if (quorumFloor > founders.length) {
      refuse(
        ["motions", name, "quorumFloor"],
        `${quorumFloor} is more than the ${founders.length} founders, so the first motion could not pass (chosen)`,
      );
    }
  }
}

function checkFounders({ founders, membership: { groups } }: CoalitionFile, refuse: Refuse): void {
  for (const index of repeats(founders.map(({ address }) => address))) {
    refuse(["founders", index, "address"], `${founders[index]?.address} is listed twice`);
  }
  for (const [index, { group }] of founders.entries()) {
    if (!groups.includes(group)) {
      refuse(
        ["founders", index, "group"],
        `"${group}" is none of the groups: ${groups.join(", ")}`,
      );
    }
  }
  const represented = new Set(
    founders.map(({ group }) => group).filter((group) => groups.includes(group)),
  );
  if (represented.size < BOUNDS.founderGroups.min) {
    refuse(
      ["founders"],
      `stakeholder groups represented: ${outOfBounds(represented.size, BOUNDS.founderGroups)}`,
    );
  }
}

function checkDocuments({ documents }: CoalitionFile, refuse: Refuse): void {
  const codes = documents.filter(({ kind }) => kind === "code of conduct").length;
  if (codes !== 1) {
    refuse(
      ["documents"],
      `${codes} documents of kind "code of conduct", exactly one is needed (required: joining a coalition means accepting its code)`,
    );
  }
  for (const index of repeats(documents.map(({ name }) => name))) {
    refuse(["documents", index, "name"], `"${documents[index]?.name}" is listed twice`);
  }
  for (const [index, { name, kind, renditions }] of documents.entries()) {
    const fixed = FIXED_DOCUMENT_NAMES[kind];
    if (fixed !== undefined && name !== fixed) {
      refuse(
        ["documents", index, "name"],
        `the ${kind} is always named "${fixed}" (chosen: contracts look it up)`,
      );
    }
    if (!renditions.some(({ authentic }) => authentic)) {
      refuse(
        ["documents", index, "renditions"],
        "none is authentic; at least one must be (chosen)",
      );
    }
    for (const [at, { file, language }] of renditions.entries()) {
      const named = parseRenditionName(file).language;
      if (named !== undefined && named !== language)
        refuse(
          ["documents", index, "renditions", at, "language"],
          `is "${language}", and the name of ${file} says "${named}"`,
        );
    }
    for (const repeat of repeats(
      renditions.map(({ language, mediaType }) => `${language} ${mediaType}`),
    )) {
      refuse(
        ["documents", index, "renditions", repeat],
        "repeats the language and media type of another rendition",
      );
    }
  }
}
