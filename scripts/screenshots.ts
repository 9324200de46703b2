/** `npm run screenshots`: pictures of every place of the web app, of a coalition with a history, into docs/screenshots. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatBytes } from "../core/format/index.js";
import { openBrowser } from "./rehearsal/open-browser.js";
import { runScript } from "./rehearsal/run-script.js";
import { gallery } from "./screenshots/gallery.js";
import { openLiveCoalition } from "./screenshots/live-coalition.js";
import { takeAll } from "./screenshots/take-all.js";

/** Bytes of all pictures: they travel with every clone. */
const MOST_BYTES = 2_500_000;

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
      const { rooms, sizes } = await takeAll(browser, live, out, output);
      // What was renamed or dropped does not stay beside it.
      for (const file of await readdir(out))
        if (file.endsWith(".webp") && !sizes.has(file.replace(".webp", "")))
          await rm(join(out, file));
      await writeFile(join(out, "README.md"), gallery(rooms));
      const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      output.table(
        ["picture", "size"],
        [...sizes].map(([name, size]) => [name, formatBytes(size)]),
      );
      output.line(`${sizes.size} pictures, ${formatBytes(bytes)}`);
      if (bytes > MOST_BYTES) output.note(`✗ more than ${formatBytes(MOST_BYTES)}`);
      return { result: { pictures: [...sizes.keys()], bytes }, ok: bytes <= MOST_BYTES };
    } finally {
      await browser.close();
      await live.close();
    }
  },
});
