import type { Sight } from "./sights.js";

/** The page that shows all pictures. */
export function gallery(sights: readonly Sight[]): string {
  const shown = sights.map(({ name, title }) => `## ${title}\n\n![${title}](${name}.webp)\n`);
  return [
    "# The web app in pictures\n",
    "`npm run screenshots` takes them from a coalition that lived through the demo, on a chain of its own.\n",
    ...shown,
  ].join("\n");
}
