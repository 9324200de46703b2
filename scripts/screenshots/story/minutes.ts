import { ZeroHash } from "ethers";
import { documentId, toRendition } from "../../../core/archive/index.js";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { importContent } from "../../../core/content/index.js";
import type { Person } from "../../demo/cast.js";
import { done, type Stage } from "../../demo/stage.js";

const NAME = "minutes-2030-02";

const draft = (
  attended: string,
  captions: string,
  next: string,
) => `# Minutes of the call in February

${attended}

## Captions

${captions}

## Next call

${next}
`;

const VERSIONS = [
  draft(
    "Nine members took part; Amina took notes.",
    "The hall has no screen. A stenographer would cost about 300 francs. Nothing was decided.",
    "On the first Monday of March, at 06:00 UTC.",
  ),
  draft(
    "Eleven members took part, two of them by telephone; Amina took notes.",
    "The hall lends out one screen. A stenographer would cost about 300 francs. The list decides.",
    "On the first Monday of March, at 14:00 UTC.",
  ),
];

/** Minutes, and the same once others had read them. @returns the id of the document. */
export async function depositMinutes(
  { contracts, store }: Stage,
  { signer, address }: Person,
): Promise<string> {
  const archive = contracts.archive.connect(signer);
  const id = documentId(address, "minutes", NAME);
  let base = ZeroHash;
  for (const text of VERSIONS) {
    const content = await importContent(new TextEncoder().encode(text), store);
    const rendition = toRendition(content, {
      ...{ mediaType: "text/markdown", language: "en", authentic: true },
    });
    await done(archive.deposit(documentKindIndex("minutes"), NAME, base, [rendition]));
    base = (await archive.currentVersion(id)).versionId;
  }
  return id;
}
