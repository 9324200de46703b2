/** Longest language tag the archive takes (RFC 5646, section 4.4.1). */
export const LANGUAGE_TAG_LIMIT = 35;

/**
 * Canonical spelling of a BCP 47 language tag (`EN-gb` gives `en-GB`), or nothing when the text is
 * no tag or is too long.
 */
export function canonicalLanguage(text: string): string | undefined {
  try {
    const tag = Intl.getCanonicalLocales(text)[0];
    return tag !== undefined && tag.length <= LANGUAGE_TAG_LIMIT ? tag : undefined;
  } catch {
    return undefined;
  }
}
