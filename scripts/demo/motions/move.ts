import { openLocalFile } from "../../content/index.js";
import { storeFile, type ArchivedDocument, type ArchivedFile } from "../archive-documents.js";
import type { Person } from "../cast.js";
import type { Stage } from "../stage.js";
import type { DemoMotion, Plot } from "./demo-motion.js";
import { fileMotion, nextOf, type Draft } from "./file-text.js";

/** Where the charter comes from when the chosen directory has none. */
const CHARTER = "docs/charter.en.md";

/** The charter the members are asked to adopt: the directory's own, or this repository's. */
export async function charterFiles(
  stage: Stage,
  documents: readonly ArchivedDocument[],
): Promise<ArchivedFile[]> {
  const own = documents.find(({ name }) => name === "charter");
  return own?.files ?? [await storeFile(stage, await openLocalFile(CHARTER))];
}

/** Four members move something each; others second. */
export async function moveMotions(
  stage: Stage,
  documents: readonly ArchivedDocument[],
  movers: Iterator<Person>,
): Promise<DemoMotion[]> {
  const others = documents.filter(({ name }) => name !== "charter");
  // Something people read, if there is any.
  const readable = others.find(({ files }) =>
    files.some(({ mediaType }) => mediaType.startsWith("text/")),
  );
  const guideline = readable ?? others[0] ?? documents[0];
  if (guideline === undefined) throw new Error("nothing was archived");
  const charter = await charterFiles(stage, documents);
  const drafts: (Draft & { plot: Plot })[] = [
    {
      title: "Adopt the charter",
      text: `The charter in force is the text with CID ${charter[0]?.cidText ?? ""}.`,
      plot: "carried",
      effect: { kind: "charter", name: "charter", files: charter },
    },
    {
      title: "Publish minutes within two weeks",
      text: "So that whoever could not attend can still take part.",
      plot: "carried",
      effect: {
        resolution: "The coalition publishes the minutes of each meeting within two weeks.",
      },
    },
    {
      title: "Meet every Monday",
      text: "Short and often.",
      plot: "fails quorum",
      effect: { resolution: "The coalition meets every Monday at 06:00 UTC." },
    },
    {
      title: `Adopt ${guideline.name} as a guideline`,
      text: `One of the members deposited it; its CID is ${guideline.files[0]?.cidText ?? ""}.`,
      plot: "carried by signed ballots",
      effect: { kind: "guideline", name: guideline.name, files: guideline.files },
    },
  ];
  const motions: DemoMotion[] = [];
  for (const { plot, ...draft } of drafts)
    motions.push(await fileMotion(stage, nextOf(movers), draft, plot));
  return motions;
}
