import { DOCUMENT_KINDS } from "../../../core/coalition/index.js";
import { argumentList, option, optionList, requiredOption } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { documentKind } from "../../documents/document-kind.js";
import { language } from "../../documents/rendition-files.js";
import { defineContent } from "./content.js";

export const adopt = defineContent({
  name: "adopt",
  describe: "that the coalition adopts a version of a document",
  examples: [
    "docs/charter.en.md --kind charter --as 1",
    "minutes.en.md minutes.fr.md --courtesy fr --kind minutes --name minutes-2026-05",
  ],
  arguments: {
    files: argumentList("<file...>", "the renditions, one file each: name.<language>.ext", text),
  },
  options: {
    kind: requiredOption("--kind <kind>", `one of ${DOCUMENT_KINDS.join(", ")}`, documentKind),
    name: option("--name <name>", "name of the document; without it the file's", text),
    language: option("--language <tag>", "language of files whose name tells none", language),
    courtesy: optionList("--courtesy <tag>", "this language is a courtesy translation", language),
  },
  words: (adopted) => ({ actions: [{ adopt: adopted }] }),
});
