export { BundleEvidence } from "./bundle-evidence.js";
export { bytesSource, type ByteSource } from "./byte-source.js";
export {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceSpool,
  MemorySpool,
} from "./evidence-spool.js";
export { EitherEvidence, extendedFacts, takeOver } from "./extend-bundle.js";
export { BUNDLE_VERSION, type BundleFacts, type Manifest, rangeOf } from "./manifest.js";
export { type Bundle, openBundle } from "./open-bundle.js";
export { RecordingEvidence } from "./recording-evidence.js";
export { SpoolEvidence } from "./spool-evidence.js";
export { writeBundle } from "./write-bundle.js";
