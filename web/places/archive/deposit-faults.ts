import { canonicalLanguage } from "../../../core/content/language.js";
import { isDocumentName } from "../../../core/archive/document-name.js";
import type { DepositFile } from "./deposit-file.js";
import { isFatal } from "./sniff-file.js";

/** What is to be deposited, as far as it is filled in. */
export interface DepositForm {
  /** "" for a dissent, which has its own. */
  name: string;
  needsName: boolean;
  /** One file, which is never authentic. */
  isTranslation: boolean;
  files: readonly DepositFile[];
}

/** The most renditions a version may have. */
export const MOST_RENDITIONS = 12;

/** Why it cannot be deposited yet, as the key of words; nothing when it can. */
export function depositFault({
  name,
  needsName,
  isTranslation,
  files,
}: DepositForm): string | undefined {
  if (files.length === 0) return "noFile";
  if (files.length > (isTranslation ? 1 : MOST_RENDITIONS)) return "tooMany";
  if (files.some(({ failed }) => failed)) return "unreadable";
  if (files.some(({ oddities }) => oddities.some(isFatal))) return "refused";
  if (files.some(({ language }) => canonicalLanguage(language) === undefined)) return "language";
  if (!isTranslation && !files.some(({ authentic }) => authentic)) return "noAuthentic";
  if (needsName && !isDocumentName(name)) return "name";
  return files.some(({ content }) => content === undefined) ? "reading" : undefined;
}
