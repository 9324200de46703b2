import type { RecordedRendition } from "../../../core/archive/index.js";
import { exportContent, verifyContent } from "../../../core/content/index.js";
import { DaoError } from "../../../core/errors.js";
import { formatBytes, formatDate, listInWords, quote } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument, option } from "../../cli/inputs.js";
import { text, wholeNumber } from "../../cli/values.js";
import { openContentStore, type ContentStore } from "../../content/index.js";
import { findVersion, type FoundVersion } from "../../documents/find-document.js";
import { language } from "../../documents/rendition-files.js";
import { writeContent } from "../../documents/write-content.js";

/** Larger texts belong into a file. */
const PRINTABLE = 1_048_576;

export const archiveGet = defineCommand({
  name: "archive get",
  describe: "read an archived document, verified against the chain",
  examples: [
    "archive get code-of-conduct",
    "archive get minutes-2026-05 --version 1 --language fr --out minutes.fr.md",
  ],
  access: "reads",
  arguments: { document: argument("<document>", "its name, its id, or a CID", text) },
  options: {
    number: option("--version <number>", "which version; without it the latest", wholeNumber),
    language: option("--language <tag>", "which language; without it the authentic one", language),
    out: option("--out <file>", "write it to this new file instead of the screen", text),
  },
  async run(context, { document: named, number, language: tag, out }) {
    const contracts = await context.contracts();
    const { fromBlock } = await context.deployment();
    const found = await findVersion(contracts, { fromBlock, named, number });
    const { document, version } = found;
    if (version.withdrawn !== undefined) {
      throw new DaoError(
        "VERSION_WITHDRAWN",
        `Version ${version.number} of "${document.name}" was withdrawn on ${formatDate(version.withdrawn.at)}: ${quote(version.withdrawn.reason, 512)}`,
        { hint: "It may lawfully be kept no longer; archive list shows the other versions." },
      );
    }
    const rendition = renditionOf(found, tag);
    const store = await openContentStore(context.settings.content);
    await verifyContent({ ...rendition, cid: rendition.cidText }, store);
    const content = out === undefined ? await readText(rendition, store) : undefined;
    if (out !== undefined) await writeContent(out, exportContent(rendition.cidText, store));
    context.output.line(
      `"${document.name}", version ${version.number} in ${rendition.language}, ${formatBytes(rendition.size)}: verified${out === undefined ? "" : ` and written to ${out}`}.`,
    );
    if (content !== undefined) context.output.line(`\n${content}`);
    return {
      document: document.id,
      kind: document.kind,
      name: document.name,
      version: version.number,
      versionId: version.id,
      rendition,
      out: out ?? null,
      content,
    };
  },
});

function renditionOf(
  { document, version, rendition }: FoundVersion,
  tag: string | undefined,
): RecordedRendition {
  if (rendition !== undefined) return rendition;
  const { renditions } = version;
  const found = renditions.find((each) =>
    tag === undefined ? each.authentic : each.language === tag,
  );
  if (found !== undefined) return found;
  throw new DaoError(
    "RENDITION_UNKNOWN",
    `Version ${version.number} of "${document.name}" is not in ${tag}.`,
    {
      hint: `It is in ${listInWords(
        renditions.map((each) => each.language),
        "and",
      )}.`,
    },
  );
}

/** Somebody else's text may hold sequences that a terminal obeys: they are made visible. */
async function readText({ mediaType, size, cidText }: RecordedRendition, store: ContentStore) {
  if (!mediaType.startsWith("text/") || size > PRINTABLE) {
    throw new DaoError(
      "CONTENT_NOT_PRINTABLE",
      `${mediaType} of ${formatBytes(size)} does not go on a screen.`,
      {
        hint: "Write it to a file with --out <file>.",
      },
    );
  }
  const decoder = new TextDecoder();
  let whole = "";
  for await (const piece of exportContent(cidText, store))
    whole += decoder.decode(piece, { stream: true });
  return (whole + decoder.decode()).replace(/[^\P{Cc}\n\t]/gu, "�");
}
