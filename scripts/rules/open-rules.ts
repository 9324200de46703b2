import type { CoalitionFile } from "../../core/coalition/index.js";
import type { RulesSection } from "./summary.js";

export function openRules({ lists, documents }: CoalitionFile): RulesSection {
  const languages = (renditions: CoalitionFile["documents"][number]["renditions"]) =>
    renditions
      .map(({ language, authentic }) => (authentic ? language : `${language} as a courtesy`))
      .join(", ");
  return {
    title: "Lists and archive",
    lines: [
      "Anybody may read every list, and every member may post; nothing is deleted.",
      ...lists.map(({ name, purpose }) => `List ${name}: ${purpose}`),
      `In force from the first day: ${documents
        .map(({ name, renditions }) => `${name} (${languages(renditions)})`)
        .join("; ")}. Standing documents change only by motion, and no version is overwritten.`,
    ],
  };
}
