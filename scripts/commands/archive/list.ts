import { readDocuments, readResolutions } from "../../../core/archive/index.js";
import { DOCUMENT_KINDS } from "../../../core/coalition/index.js";
import { countOf, formatDate, shortAddress } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { flag, option } from "../../cli/inputs.js";
import { documentKind } from "../../documents/document-kind.js";

export const archiveList = defineCommand({
  name: "archive list",
  describe: "list documents, their versions and languages",
  examples: ["archive list", "archive list --kind minutes --versions --json"],
  access: "reads",
  options: {
    kind: option("--kind <kind>", `one of ${DOCUMENT_KINDS.join(", ")}`, documentKind),
    versions: flag("--versions", "also versions that were replaced"),
  },
  async run(context, { kind, versions: all }) {
    const { archive, addresses } = await context.contracts();
    const { fromBlock } = await context.deployment();
    const [every, resolutions] = await Promise.all([
      readDocuments({ archive }, { fromBlock }),
      readResolutions({ archive }, { fromBlock }),
    ]);
    const documents = every.filter((document) => kind === undefined || document.kind === kind);
    const rows = documents.flatMap((document) =>
      (all ? document.versions : document.versions.slice(-1)).flatMap((version) =>
        version.renditions.map(({ language, authentic, cidText }, index) => [
          index === 0 ? document.name : "",
          index === 0 ? document.kind : "",
          index === 0 ? authorOf(document.author) : "",
          index === 0 ? `${version.number} of ${formatDate(version.recordedAt)}` : "",
          authentic ? language : `${language} (courtesy)`,
          version.withdrawn === undefined ? cidText : "withdrawn",
        ]),
      ),
    );
    if (rows.length > 0) {
      context.output.table(["Name", "Kind", "By", "Version", "Language", "CID"], rows);
    }
    context.output.line(`${countOf(documents.length, "document")}.`);
    if (kind === undefined && resolutions.length > 0) {
      context.output.line(`${countOf(resolutions.length, "resolution")} (listed with --json).`);
    }
    return { documents, ...(kind === undefined && { resolutions }) };

    function authorOf(author: string): string {
      return author === addresses.timelock ? "the coalition" : shortAddress(author);
    }
  },
});
