export type {
  DocumentRecord,
  RecordedRendition,
  ResolutionRecord,
  VersionRecord,
} from "./document.js";
export {
  type Deposit,
  depositDissent,
  depositDocument,
  depositTranslation,
  WITHDRAWAL_REASON_LIMIT,
  withdrawOwnVersion,
} from "./acts.js";
export { isDocumentName, plainDocumentName } from "./document-name.js";
export { documentId } from "./document-id.js";
export { versionId } from "./version-id.js";
export { readDocuments, readResolutions } from "./read-documents.js";
export { type RenditionRecord, toRendition } from "./rendition-record.js";
