import { DEPOSIT_KINDS, type DocumentKind } from "../../../core/coalition/document-kinds.js";

/** What files are given to the archive for. */
export type DepositPurpose =
  | { as: "document"; kind: DocumentKind; name: string }
  | { as: "dissent"; motion: string }
  | { as: "translation"; document: string; version: number };

const ID = /^0x[0-9a-fA-F]{64}$/;

/** Reads it out of the address of the page; what makes no sense there is a document of its own. */
export function purposeFrom(params: URLSearchParams): DepositPurpose {
  const motion = params.get("dissent");
  if (motion !== null && ID.test(motion)) return { as: "dissent", motion: motion.toLowerCase() };
  const document = params.get("translate");
  const version = params.get("version");
  if (document !== null && ID.test(document) && version !== null && /^[1-9]\d{0,9}$/.test(version))
    return { as: "translation", document: document.toLowerCase(), version: Number(version) };
  const kind = DEPOSIT_KINDS.find((each) => each === params.get("kind")) ?? "other";
  return { as: "document", kind, name: (params.get("name") ?? "").slice(0, 64) };
}

/** Name of the draft: what was typed for one document never goes into the next version of another. */
export const depositDraft = ({ kind, name }: { kind: string; name: string }): string =>
  name === "" ? `deposit/${kind}` : `deposit/${kind}/${name}`;
