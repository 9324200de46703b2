/** `npm run screenshots`: pictures of every place of the web app, of a coalition with a history, into docs/screenshots. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatBytes } from "../core/format/index.js";
import { openBrowser } from "./rehearsal/open-browser.js";
import { runScript } from "./rehearsal/run-script.js";
import { Camera } from "./screenshots/camera.js";
import { gallery } from "./screenshots/gallery.js";
import { openLiveCoalition } from "./screenshots/live-coalition.js";
import { memberSights, publicSights, type Sight, smallSights } from "./screenshots/sights.js";

/** Bytes of all pictures: they travel with every clone. */
const MOST_BYTES = 1_500_000;

await runScript<{ out: string }>({
  name: "npm run screenshots --",
  describe: "Take pictures of every place of the web app with a headless Chromium.",
  define: (program) =>
    program.option("--out <directory>", "where they go", join("docs", "screenshots")),
  async run({ out }, output) {
    await mkdir(out, { recursive: true });
    const live = await openLiveCoalition(output);
    const browser = await openBrowser();
    try {
      const large = { locale: "en", viewport: { width: 1200, height: 900 } };
      const small = {
        ...{ locale: "ar", viewport: { width: 320, height: 700 } },
        colorScheme: "dark",
      } as const;
      const all: { sight: Sight; bytes: number }[] = [];
      const shoot = async (camera: Camera, sights: readonly Sight[]) => {
        for (const sight of sights) all.push({ sight, bytes: await camera.take(sight) });
      };
      const visitor = await Camera.open(browser, live.url, out, large);
      await shoot(visitor, publicSights(live.sights));
      await visitor.becomeMember();
      await shoot(visitor, memberSights(live.sights));
      await visitor.close();
      const abroad = await Camera.open(browser, live.url, out, small);
      await shoot(abroad, smallSights(live.sights));
      await abroad.close();
      await writeFile(join(out, "README.md"), gallery(all.map(({ sight }) => sight)));
      const bytes = all.reduce((sum, each) => sum + each.bytes, 0);
      output.table(
        ["picture", "size"],
        all.map(({ sight, bytes: size }) => [sight.name, formatBytes(size)]),
      );
      output.line(`${all.length} pictures, ${formatBytes(bytes)}`);
      if (bytes > MOST_BYTES) output.note(`✗ more than ${formatBytes(MOST_BYTES)}`);
      return {
        result: { pictures: all.map(({ sight }) => sight.name), bytes },
        ok: bytes <= MOST_BYTES,
      };
    } finally {
      await browser.close();
      await live.close();
    }
  },
});
