import { canonicalLanguage } from "./language.js";
import { mediaTypeOf } from "./media-type.js";

/** What a file name says about the rendition inside. */
export interface RenditionName {
  /** The name without language and extension: `charter` of `docs/charter.en.md`. */
  name: string;
  /** BCP 47 tag, when the name carries one. */
  language: string | undefined;
  mediaType: string;
}

/**
 * Reads `name.<language>.<extension>`. Only tags whose first part has two or three letters count:
 * longer words are well-formed tags too, and `notes.final.pdf` is not in a language called "final".
 */
export function parseRenditionName(path: string): RenditionName {
  const fileName = path.slice(path.search(/[^/\\]*$/));
  const mediaType = mediaTypeOf(fileName);
  const [, stem = fileName] = /^(.+)\.[^.]+$/.exec(fileName) ?? [];
  const [, name, tag] = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(stem) ?? [];
  const language = tag === undefined ? undefined : canonicalLanguage(tag);
  return name === undefined || language === undefined
    ? { name: stem, language: undefined, mediaType }
    : { name, language, mediaType };
}
