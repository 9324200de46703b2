/** What there is to choose by. */
interface Spoken {
  /** BCP 47 tag. */
  language: string;
  authentic: boolean;
}

/** The rendition in a language, an authentic one before a courtesy one; in any other language, the first authentic. */
export function bestRendition<Rendition extends Spoken>(
  renditions: readonly Rendition[],
  language: string,
): Rendition | undefined {
  const own = renditions.filter((each) => each.language.toLowerCase().split("-")[0] === language);
  return (
    own.find(({ authentic }) => authentic) ??
    own[0] ??
    renditions.find(({ authentic }) => authentic) ??
    renditions[0]
  );
}
