export { documentId } from "./document-id.js";
export { type RenditionRecord, toRendition } from "./rendition-record.js";
