export type { AccountProof, AuditedRange, BlockBody, EvidenceSource } from "./evidence.js";
export { decodeHeader, encodeHeader, type Header } from "./header.js";
export { CallRefused } from "./local-call.js";
export type { NodeOptions } from "./node-questions.js";
export { ContradictionError, EvidenceMissingError } from "./proof-error.js";
export { ProvenChain, type ProvenChainOptions } from "./proven-chain.js";
export { provenProvider } from "./proven-provider.js";
export { RpcEvidence } from "./rpc-evidence.js";
