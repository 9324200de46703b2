import { DOCUMENT_KINDS } from "../../../core/coalition/index.js";
import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argumentList, option, optionList, requiredOption } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { documentKind } from "../../documents/document-kind.js";
import { language } from "../../documents/rendition-files.js";

/** `propose adopt` and `archive adopt` are the same. */
const adopting = (name: string) =>
  defineCommand({
    name,
    describe: "move that the coalition adopts a version of a document",
    examples: [
      `${name} docs/charter.en.md --kind charter --as 1`,
      `${name} minutes.en.md minutes.fr.md --courtesy fr --kind minutes --name minutes-2026-05`,
    ],
    access: "signs",
    arguments: {
      files: argumentList("<file...>", "the renditions, one file each: name.<language>.ext", text),
    },
    options: {
      kind: requiredOption("--kind <kind>", `one of ${DOCUMENT_KINDS.join(", ")}`, documentKind),
      name: option("--name <name>", "name of the document; without it the file's", text),
      language: option("--language <tag>", "language of files whose name tells none", language),
      courtesy: optionList("--courtesy <tag>", "this language is a courtesy translation", language),
      ...motionOptions,
    },
    async run(context, { files, kind, name: documentName, language: tag, courtesy, ...motion }) {
      const adopt = { files, kind, name: documentName, language: tag, courtesy };
      return proposeActions(context, [{ adopt }], motion);
    },
  });

export const proposeAdopt = adopting("propose adopt");
export const archiveAdopt = adopting("archive adopt");
