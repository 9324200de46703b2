/** Kinds of documents; the position is the number the Archive contract uses. Source: chosen. */
export const DOCUMENT_KINDS = [
  "charter",
  "code of conduct",
  "rules",
  "minutes",
  "agenda",
  "statement",
  "dissent",
  "annual report",
  "guideline",
  "assessment",
  "nomination statement",
  "profile",
  "other",
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Kinds that speak for the coalition and therefore change only by motion. */
export const STANDING_KINDS = [
  "charter",
  "code of conduct",
  "rules",
] as const satisfies readonly DocumentKind[];

export type StandingKind = (typeof STANDING_KINDS)[number];

/** Number of a kind on chain. */
export function documentKindIndex(kind: DocumentKind): number {
  return DOCUMENT_KINDS.indexOf(kind);
}

/** Kind behind a number read from the chain; nothing when the number is unknown. */
export function documentKindAt(index: number | bigint): DocumentKind | undefined {
  return DOCUMENT_KINDS[Number(index)];
}

export function isStandingKind(kind: DocumentKind): kind is StandingKind {
  return (STANDING_KINDS as readonly DocumentKind[]).includes(kind);
}

/** Kinds a member may deposit on their own. */
export const DEPOSIT_KINDS: readonly DocumentKind[] = DOCUMENT_KINDS.filter(
  (kind) => !isStandingKind(kind) && kind !== "annual report" && kind !== "dissent",
);

/** Standing documents other contracts must find carry one name, the same in every coalition. */
export const FIXED_DOCUMENT_NAMES: Partial<Record<StandingKind, string>> = {
  charter: "charter",
  "code of conduct": "code-of-conduct",
};
