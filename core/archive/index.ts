export type {
  DocumentRecord,
  RecordedRendition,
  ResolutionRecord,
  VersionRecord,
} from "./document.js";
export { documentId } from "./document-id.js";
export { versionId } from "./version-id.js";
export { readDocuments, readResolutions } from "./read-documents.js";
export { type RenditionRecord, toRendition } from "./rendition-record.js";
