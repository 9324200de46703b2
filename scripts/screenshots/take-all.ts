import type { Browser } from "playwright-core";
import type { Output } from "../cli/output.js";
import { Camera } from "./camera/camera.js";
import { hasChinese, NO_CHINESE } from "./camera/faults.js";
import type { Room } from "./gallery.js";
import type { LiveCoalition } from "./live-coalition.js";
import { memberSights, officerSights } from "./sights/member-sights.js";
import { publicSights } from "./sights/public-sights.js";
import type { Subjects } from "./sights/sight.js";
import { smallSights, widerSights } from "./sights/small-sights.js";

const LARGE = { locale: "en", viewport: { width: 1_200, height: 900 } } as const;
const SMALL = { locale: "ar", colorScheme: "dark" } as const;

interface Shoot extends Room {
  options: Parameters<typeof Camera.open>[3];
  /** Number among the people of the test wallet. */
  person?: number;
}

/** What is taken, one tab for each who looks. */
export const shootsOf = (subjects: Subjects): Shoot[] => [
  { title: "For everybody", sights: publicSights(subjects), options: LARGE },
  { title: "For a member", sights: memberSights(subjects), options: LARGE, person: 0 },
  {
    ...{ title: "For a conduct officer", sights: officerSights, options: LARGE },
    person: subjects.officer,
  },
  {
    ...{ title: "Small, dark, from right to left", sights: smallSights(subjects) },
    options: { ...SMALL, viewport: { width: 320, height: 700 } },
  },
  {
    ...{ title: "The same a little wider", sights: widerSights(subjects) },
    options: { ...SMALL, viewport: { width: 400, height: 800 } },
  },
];

/** Takes all pictures. @returns bytes by name. */
export async function takeAll(
  browser: Browser,
  { url, subjects }: Pick<LiveCoalition, "url" | "subjects">,
  directory: string,
  output: Output,
): Promise<{ rooms: readonly Room[]; sizes: Map<string, number> }> {
  const shoots = shootsOf(subjects);
  const sizes = new Map<string, number>();
  for (const { sights, options, person } of shoots) {
    const camera = await Camera.open(browser, url, directory, options);
    if (sizes.size === 0 && !(await hasChinese(camera.page)))
      output.note(`Boxes stand in the language bar: ${NO_CHINESE}.`);
    if (person !== undefined) await camera.become(person);
    for (const sight of sights) {
      sizes.set(sight.name, await camera.take(sight));
      output.note(sight.name);
    }
    await camera.close();
  }
  return { rooms: shoots, sizes };
}
