import { id } from "ethers";
import { documentId } from "../archive/document-id.js";
import type { RenditionRecord } from "../archive/rendition-record.js";
import {
  BOUNDS,
  documentKindIndex,
  isStandingKind,
  type DocumentKind,
} from "../coalition/index.js";
import { FIXED_DOCUMENT_NAMES } from "../coalition/document-kinds.js";
import type { CoalitionContracts } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { countOf, quote } from "../format/index.js";
import type { Action } from "./action.js";
import { checkedHash, checkedNumber, checkedText } from "./check-input.js";
import { type DescribedCoalition } from "./describe-call.js";
import { encodeAction } from "./encode-action.js";

const REASON_LIMIT = 512;
const RESOLUTION_LIMIT = 1024;
const VERSION_NUMBER = {
  min: 1,
  max: 2 ** 32 - 1,
  unit: "count",
  source: "chosen",
  rule: "number of a version",
} as const;

/**
 * Adopts a version of one of the coalition's own documents, standing or not. The version it replaces is the latest at
 * this moment: if another motion is quicker, this one fails instead of overwriting it.
 *
 * @throws DaoError `DOCUMENT_KIND_REFUSED`, `DOCUMENT_NAME_MALFORMED` or `RENDITIONS_REFUSED`.
 */
export async function adoptVersion(
  contracts: CoalitionContracts,
  {
    kind,
    name,
    renditions,
  }: { kind: DocumentKind; name: string; renditions: readonly RenditionRecord[] },
): Promise<Action> {
  requireAdoptable(kind, name);
  requireRenditions(renditions);
  const id = documentId(contracts.addresses.timelock, kind, name);
  const { versionId } = await contracts.archive.currentVersion(id);
  const call = isStandingKind(kind) ? "adoptStanding" : "adopt";
  return encodeAction(contracts, "archive", call, [
    documentKindIndex(kind),
    name,
    versionId,
    renditions,
  ]);
}

/** Adds a courtesy translation to a version of one of the coalition's own documents. */
export function addRendition(
  contracts: DescribedCoalition,
  documentId: string,
  version: number,
  rendition: RenditionRecord,
): Action {
  if (rendition.authentic) {
    throw new DaoError("RENDITIONS_REFUSED", "A translation added later is never authentic.", {
      hint: "Mark it as a courtesy translation, or adopt a new version with all authentic texts.",
    });
  }
  checkedNumber("version", version, VERSION_NUMBER);
  return encodeAction(contracts, "archive", "addRendition", [
    checkedHash(documentId),
    version,
    rendition,
  ]);
}

/** Withdraws a version, anybody's, behind a tombstone. */
export function withdrawVersion(
  contracts: DescribedCoalition,
  documentId: string,
  version: number,
  reason: string,
): Action {
  checkedNumber("version", version, VERSION_NUMBER);
  const text = checkedText("reason", reason, REASON_LIMIT);
  return encodeAction(contracts, "archive", "withdraw", [checkedHash(documentId), version, text]);
}

/** Records words the members resolve. */
export function recordResolution(contracts: DescribedCoalition, text: string): Action {
  return encodeAction(contracts, "archive", "recordResolution", [
    checkedText("resolution", text, RESOLUTION_LIMIT),
  ]);
}

/**
 * Records an advisory poll and its result. It must be the only call of its motion, and names the motion's own description,
 * by which the archive knows the motion again.
 */
export function recordPoll(
  contracts: DescribedCoalition,
  text: string,
  description: string,
): Action {
  return encodeAction(contracts, "archive", "recordPoll", [
    checkedText("poll", text, RESOLUTION_LIMIT),
    id(description),
  ]);
}

function requireAdoptable(kind: DocumentKind, name: string): void {
  if (kind === "dissent") {
    throw new DaoError("DOCUMENT_KIND_REFUSED", "A dissent cannot be adopted by motion.", {
      hint: "It is its author's own: whoever dissents deposits it between the vote's close and the execution.",
    });
  }
  const fixed = isStandingKind(kind) ? FIXED_DOCUMENT_NAMES[kind] : undefined;
  if (/^[a-z0-9][a-z0-9.-]{0,63}$/.test(name) && (fixed === undefined || name === fixed)) return;
  throw new DaoError(
    "DOCUMENT_NAME_MALFORMED",
    `${quote(name)} cannot be the name of the ${kind}.`,
    {
      hint:
        fixed === undefined
          ? "Use 1 to 64 of a-z, 0-9, dot and hyphen, beginning with a letter or digit."
          : `There is one ${kind}, and its name is "${fixed}".`,
    },
  );
}

function requireRenditions(renditions: readonly RenditionRecord[]): void {
  const { min, max } = BOUNDS.renditions;
  const count = renditions.length;
  if (count < min || count > max) {
    throw new DaoError(
      "RENDITIONS_REFUSED",
      `A version cannot have ${countOf(count, "rendition")}.`,
      {
        hint: `Give between ${min} and ${max}.`,
      },
    );
  }
  if (renditions.some(({ authentic }) => authentic)) return;
  throw new DaoError("RENDITIONS_REFUSED", "No rendition is authentic.", {
    hint: "Mark at least one as authentic: the text that counts when translations disagree.",
  });
}
