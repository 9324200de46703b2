// Stores content without end and reports each finished import on a line; the store's test kills it.
// Does nothing when loaded without arguments of its own, as test runners do.
import { pathToFileURL } from "node:url";
import { importContent } from "../../../core/content/index.js";
import { openContentStore } from "../../../scripts/content/index.js";
import { sample } from "../../core/content/sample.js";

async function writeWithoutEnd(directory: string, seed: number): Promise<never> {
  const store = await openContentStore(directory);
  for (let round = seed * 1_000; ; round++) {
    const { cid, digest, size } = await importContent(sample(2_200_000, round), store);
    process.stdout.write(`${JSON.stringify({ cid, digest, size })}\n`);
  }
}

const [, script, directory, seed] = process.argv;
if (
  script !== undefined &&
  import.meta.url === pathToFileURL(script).href &&
  directory !== undefined
) {
  await writeWithoutEnd(directory, Number(seed));
}
