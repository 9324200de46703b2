import { getAddress } from "ethers";
import { documentId } from "../../core/archive/document-id.js";
import { documentKindAt, type CoalitionFile } from "../../core/coalition/index.js";
import type { CoalitionAddresses, CoalitionContracts } from "../../core/contracts/index.js";
import { toRecord, type DescribedRendition } from "../deployment/founding-documents.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

type Recorded = Awaited<ReturnType<typeof renditionsOf>>[number];

/** The first documents are archived with exactly the bytes of the files, and there were no others. */
export async function checkDocuments(
  { archive }: CoalitionContracts,
  record: CoalitionAddresses,
  { documents }: CoalitionFile,
  described: readonly DescribedRendition[][],
  history: History,
): Promise<PartReport> {
  const part = new Part("documents");
  const expected = new Map(
    documents.map(({ kind, name }) => [
      documentId(record.timelock, kind, name),
      `${kind} "${name}"`,
    ]),
  );
  const opened = new Map(
    history.archive
      .filter(({ name, log }) => name === "DocumentOpened" && !history.isLater(log))
      .map(({ args }) => [
        String(args.documentId),
        `${documentKindAt(args.kind as bigint) ?? "document"} "${String(args.name)}" of ${getAddress(String(args.author))}`,
      ]),
  );
  part.compareSets([...expected.keys()], [...opened.keys()], (id) => ({
    what: `first document ${expected.get(id) ?? opened.get(id)}`,
    present: "archived at the founding",
    absent: "not archived at the founding",
  }));

  for (const [index, { kind, name }] of documents.entries()) {
    const id = documentId(record.timelock, kind, name);
    if (!opened.has(id)) continue;
    const first = await archive.version(id, 1);
    const { number } = await archive.currentVersion(id);
    const founding = renditionsOf(first.id, history);
    const latest = renditionsOf((await archive.version(id, number)).id, history);
    const files = described[index] ?? [];
    for (let at = 0; at < Math.max(files.length, founding.length); at++) {
      compareRendition(part, `${kind} "${name}", rendition ${at + 1}`, files[at], founding[at], {
        // The file may have followed a newer version that the members adopted.
        followed: number > 1n && latest.some(({ digest }) => digest === files[at]?.digest),
      });
    }
  }
  return part;
}

/** The renditions of a version that the founding recorded, or those of a later version. */
function renditionsOf(versionId: string, { archive, isLater }: History) {
  return archive
    .filter(({ name, args }) => name === "RenditionRecorded" && args.versionId === versionId)
    .map(({ args, log }) => {
      const { digest, cid, size, mediaType, language, authentic } = args.rendition as {
        digest: string;
        cid: string;
        size: bigint;
        mediaType: string;
        language: string;
        authentic: boolean;
      };
      return {
        digest,
        cid,
        size: Number(size),
        mediaType,
        language,
        authentic,
        later: isLater(log),
      };
    });
}

const FIELDS = ["digest", "cid", "size", "mediaType", "language", "authentic"] as const;

function compareRendition(
  part: Part,
  what: string,
  file: DescribedRendition | undefined,
  recorded: Recorded | undefined,
  { followed }: { followed: boolean },
): void {
  if (file === undefined || recorded === undefined) {
    const word = (there: unknown) => (there === undefined ? "none" : "one");
    part.compare(what, word(file), word(recorded), recorded?.later ?? false);
    return;
  }
  const expected = toRecord(file);
  for (const field of FIELDS) {
    part.compare(
      `${what}: ${field} of ${file.file}`,
      String(expected[field]),
      String(recorded[field]),
      followed,
    );
  }
}
