/** What of a rendition decides whether it is shown. */
export interface Rendition {
  /** BCP 47 tag. */
  language: string;
  mediaType: string;
  authentic: boolean;
}

/** The rendition to show, and whether it is in another language than the one asked for. */
export interface ChosenRendition<Shown extends Rendition> {
  rendition: Shown;
  otherLanguage: boolean;
}

/** Read where the wanted language is missing: most members know it. */
const COMMON = "en";

/** Text that a page can show: Markdown, or plain. */
export const isReadable = ({ mediaType }: Pick<Rendition, "mediaType">): boolean =>
  /^text\/(markdown|plain)\b/i.test(mediaType);

/**
 * The text in somebody's language, an authentic one before a courtesy translation; else the authentic one in English, any
 * authentic one, and any at all.
 *
 * @param language - two letters, of the interface.
 */
export function chooseRendition<Shown extends Rendition>(
  renditions: readonly Shown[],
  language: string,
): ChosenRendition<Shown> | undefined {
  const readable = renditions.filter(isReadable);
  const spoken = (wanted: string) => readable.filter((each) => primaryOf(each) === wanted);
  const [mine] = authenticFirst(spoken(language));
  if (mine !== undefined) return { rendition: mine, otherLanguage: false };
  const common = spoken(COMMON).filter(({ authentic }) => authentic);
  const [other] = [...common, ...authenticFirst(readable)];
  return other && { rendition: other, otherLanguage: true };
}

const primaryOf = ({ language }: Rendition) => language.toLowerCase().split("-")[0];

const authenticFirst = <Shown extends Rendition>(renditions: readonly Shown[]): Shown[] =>
  renditions.toSorted((one, other) => Number(other.authentic) - Number(one.authentic));
