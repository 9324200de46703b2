import type { ContractName } from "../contracts/index.js";

/** The part of a build artefact that says what must be on chain, as the compiler's output names it. */
export interface RuntimeArtifact {
  /** 0x-prefixed; zero where the constructor fills values in. */
  deployedBytecode: string;
  /** Byte ranges that the constructor fills in, by variable. */
  immutableReferences?: Record<string, readonly { start: number; length: number }[]>;
}

/** The same without the code itself, for whoever compares and has no use for bytecode. */
export interface CodeFingerprint {
  /** Bytes. */
  size: number;
  /** keccak256 of the code with zeros where the constructor fills values in. */
  digest: string;
  immutableReferences?: RuntimeArtifact["immutableReferences"];
}

/** The code an auditor built, or took from somebody they trust. */
export interface AuditedBuild {
  /** Several where a coalition may choose, as for the admission policy. */
  contracts: Readonly<Record<ContractName, readonly (RuntimeArtifact | CodeFingerprint)[]>>;
  /** Compiler, settings and digest of the sources: how to build it again. */
  recipe: Readonly<Record<string, string>>;
}
