import { readDocuments } from "../../../core/archive/index.js";
import { DaoError } from "../../../core/errors.js";
import { countOf, quote } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { argumentList, flag, option } from "../../cli/inputs.js";
import { text, wholeNumber } from "../../cli/values.js";
import { openContentStore, openLocalFile } from "../../content/index.js";
import { checkStored, renditionsOf, type StoredState } from "../../documents/check-stored.js";
import { compareFile } from "../../documents/compare-file.js";
import { suggestName } from "../../documents/document-name.js";
import { documentsNamed } from "../../documents/find-document.js";
import type { Context } from "../../cli/context.js";

export const archiveVerify = defineCommand({
  name: "archive verify",
  describe:
    "recompute digests and CIDs of stored content, or of a file, and compare with the chain",
  examples: [
    "archive verify --all",
    "archive verify code-of-conduct",
    "archive verify code-of-conduct --file docs/code-of-conduct.en.md",
  ],
  access: "reads",
  arguments: { documents: argumentList("[document...]", "names or ids", text) },
  options: {
    all: flag("--all", "everything in the archive"),
    file: option("--file <path>", "compare this file with what was archived", text),
    number: option("--version <number>", "the version the file should be", wholeNumber),
  },
  async run(context, { documents: named, all, file, number }) {
    if (file !== undefined) return verifyFile(context, { file, named, number });
    if (all === named.length > 0) {
      throw new DaoError("INPUT_INVALID", "Name the documents to verify, or --all.", {
        hint: "Write archive verify <name>, or archive verify --all.",
      });
    }
    const { archive } = await context.contracts();
    const { fromBlock } = await context.deployment();
    const every = await readDocuments({ archive }, { fromBlock });
    const documents = all ? every : named.flatMap((each) => documentsNamed(every, each));
    const store = await openContentStore(context.settings.content);
    const recorded = renditionsOf(documents);
    const bar = context.output.progress("Verifying", recorded.length);
    const renditions: StoredState[] = [];
    for (const each of recorded) {
      renditions.push(await checkStored(each, store));
      bar.update(renditions.length);
    }
    bar.stop();
    const count = (state: StoredState["state"]) =>
      renditions.filter((each) => each.state === state).length;
    const [good, missing, damaged, withdrawn] = [
      count("good"),
      count("missing"),
      count("damaged"),
      count("withdrawn"),
    ];
    if (missing + damaged > 0) context.fail();
    context.output.table(
      ["Name", "Version", "Language", "Content"],
      renditions.map((each) => [each.name, String(each.version), each.language, each.state]),
    );
    for (const { state, name, version, reason } of renditions) {
      if (state === "missing" || state === "damaged") {
        context.output.note(`"${name}", version ${version}: ${reason}`);
      }
    }
    context.output.line(
      `${countOf(renditions.length, "rendition")}: ${good} good, ${missing} missing, ${damaged} damaged, ${withdrawn} withdrawn.`,
    );
    return { ok: missing + damaged === 0, good, missing, damaged, withdrawn, renditions };
  },
});

async function verifyFile(
  context: Context,
  { file: path, named, number }: { file: string; named: string[]; number: number | undefined },
) {
  const { archive } = await context.contracts();
  const { fromBlock } = await context.deployment();
  const file = await openLocalFile(path);
  const every = await readDocuments({ archive }, { fromBlock });
  const names = named.length > 0 ? named : [suggestName(file.name)];
  const documents = names.flatMap((each) => documentsNamed(every, each));
  const { document, version, rendition, content } = await compareFile(file, documents, number);
  context.output.line(
    `${path} is, byte for byte, version ${version.number} of "${document.name}" in ${rendition.language}.`,
  );
  if (version.withdrawn !== undefined) {
    context.output.line(`That version was withdrawn: ${quote(version.withdrawn.reason, 512)}`);
  }
  return {
    ok: true,
    file: path,
    document: document.id,
    name: document.name,
    version: version.number,
    language: rendition.language,
    withdrawn: version.withdrawn !== undefined,
    ...{ cid: content.cid, digest: content.digest, size: content.size },
  };
}
