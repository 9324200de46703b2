import type { VersionView } from "../../reading/index.js";

export type RenditionView = VersionView["renditions"][number];

const primary = (tag: string) => tag.toLowerCase().split("-")[0];

/**
 * The rendition to show: the one asked for, else one in the reader's language, else the first authentic one. Among equals
 * an authentic text comes before a translation.
 *
 * @param asked - out of the address of the page: a language tag, or the rendition's place from 0.
 */
export function chooseRendition(
  renditions: readonly RenditionView[],
  asked: string | null,
  reader: string,
): RenditionView | undefined {
  const byStanding = [...renditions].sort((a, b) => Number(b.authentic) - Number(a.authentic));
  return (
    renditions.find(({ index }) => String(index) === asked) ??
    byStanding.find(({ language }) => language.toLowerCase() === asked?.toLowerCase()) ??
    byStanding.find(({ language }) => language.toLowerCase() === reader.toLowerCase()) ??
    byStanding.find(({ language }) => primary(language) === primary(reader)) ??
    byStanding[0]
  );
}

/** The version to show: the one asked for, else the newest that was not withdrawn, else the newest. */
export function chooseVersion(
  versions: readonly VersionView[],
  asked: string | null,
): VersionView | undefined {
  const number = asked !== null && /^\d{1,10}$/.test(asked) ? Number(asked) : undefined;
  if (number !== undefined) return versions.find((version) => version.number === number);
  return versions.find(({ withdrawn }) => withdrawn === undefined) ?? versions[0];
}
