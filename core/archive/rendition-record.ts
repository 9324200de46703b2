import { hexlify } from "ethers";
import { canonicalLanguage, type ContentDescription } from "../content/index.js";
import { DaoError } from "../errors.js";
import { quote } from "../format/index.js";

/** One rendition as the archive records it; see `IArchive.sol`. */
export interface RenditionRecord {
  /** SHA-256 of the exact bytes, 0x-prefixed. */
  digest: string;
  /** Binary CIDv1, 0x-prefixed. */
  cid: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  /** BCP 47 tag. */
  language: string;
  /** True for a text of equal standing, false for a courtesy translation. */
  authentic: boolean;
}

/**
 * What goes on chain about some content.
 *
 * @throws DaoError `LANGUAGE_MALFORMED`.
 */
export function toRendition(
  content: ContentDescription,
  { mediaType, language, authentic }: Pick<RenditionRecord, "mediaType" | "language" | "authentic">,
): RenditionRecord {
  const tag = canonicalLanguage(language);
  if (tag === undefined) {
    throw new DaoError("LANGUAGE_MALFORMED", `${quote(language)} is not a language tag.`, {
      hint: 'Use a BCP 47 tag such as "en", "fr" or "pt-BR".',
    });
  }
  const { digest, size } = content;
  return { digest, cid: hexlify(content.cidBytes), size, mediaType, language: tag, authentic };
}
