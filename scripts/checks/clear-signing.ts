/**
 * Compares the committed ERC-7730 files of `docs/clear-signing/` with what members of the pilot coalition sign. With
 * `--write` the fresh files replace the committed ones.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { format } from "prettier";
import { clearSigningFiles } from "../../core/authenticator/index.js";
import { parseCoalitionFile } from "../../core/coalition/index.js";

const FOLDER = "docs/clear-signing";
const PILOT = "coalitions/dc-bas.json5";

const files = clearSigningFiles(parseCoalitionFile(await readFile(PILOT, "utf8")));
for (const [name, fresh] of Object.entries(files)) {
  const path = `${FOLDER}/${name}.json`;
  if (process.argv.includes("--write")) {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(path, await format(JSON.stringify(fresh), { parser: "json", printWidth: 100 }));
    console.log(`${path} written.`);
    continue;
  }
  const committed = JSON.parse(await readFile(path, "utf8").catch(() => "{}")) as unknown;
  if (isDeepStrictEqual(committed, fresh)) continue;
  console.error(`${path} is stale. Run: node --import tsx scripts/checks/clear-signing.ts --write`);
  process.exitCode = 1;
}
