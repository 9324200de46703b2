/** What evidence is kept as; every kind is an ordered map from a key to bytes. */
export const EVIDENCE_KINDS = [
  "accounts",
  "bodies",
  "code",
  "content",
  "headers",
  "nodes",
  "slots",
] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * Evidence on its way into a bundle: in memory in a browser, in a file where there is much of it. Keys are hexadecimal
 * without 0x, of content CIDs as text; see `evidence-keys.ts`.
 */
export interface EvidenceSpool {
  put(kind: EvidenceKind, key: string, bytes: Uint8Array): Promise<void>;
  get(kind: EvidenceKind, key: string): Promise<Uint8Array | undefined>;
  /** In order. */
  keys(kind: EvidenceKind): readonly string[];
}

/** Evidence kept in memory. */
export class MemorySpool implements EvidenceSpool {
  readonly #kinds = new Map<EvidenceKind, Map<string, Uint8Array>>(
    EVIDENCE_KINDS.map((kind) => [kind, new Map()]),
  );

  put(kind: EvidenceKind, key: string, bytes: Uint8Array): Promise<void> {
    this.#kinds.get(kind)?.set(key, bytes.slice());
    return Promise.resolve();
  }

  get(kind: EvidenceKind, key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#kinds.get(kind)?.get(key));
  }

  keys(kind: EvidenceKind): readonly string[] {
    return [...(this.#kinds.get(kind)?.keys() ?? [])].sort();
  }
}
