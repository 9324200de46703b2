import type { Sight } from "./sights/sight.js";

/** Pictures of somebody, or of a kind of screen. */
export interface Room {
  title: string;
  sights: readonly Sight[];
}

/** The page that shows all pictures. */
export function gallery(rooms: readonly Room[]): string {
  const shown = rooms.flatMap(({ title, sights }) => [
    `## ${title}\n`,
    ...sights.map(({ name, caption }) => `${caption}\n\n![${caption}](${name}.webp)\n`),
  ]);
  return [
    "# The web app in pictures\n",
    "`npm run screenshots` takes them, of a coalition that lived through the demo on a chain of its own. It refuses pages " +
      "that show an error or something still on its way.\n",
    ...shown,
  ].join("\n");
}
