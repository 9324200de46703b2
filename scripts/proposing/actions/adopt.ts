import { z } from "zod";
import { DOCUMENT_KINDS } from "../../../core/coalition/index.js";
import { FIXED_DOCUMENT_NAMES, isStandingKind } from "../../../core/coalition/document-kinds.js";
import { wordOf } from "../../../core/coalition/fields.js";
import { DaoError } from "../../../core/errors.js";
import { adoptVersion } from "../../../core/motions/index.js";
import { findDocuments } from "../../documents/document-files.js";
import { describeRenditions, toRecord } from "../../documents/rendition-files.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.strictObject({
  files: z.array(z.string().min(1)).min(1),
  kind: wordOf(DOCUMENT_KINDS),
  name: z.string().optional(),
  language: z.string().optional(),
  courtesy: z.array(z.string()).default([]),
});

/** A version of one of the coalition's own documents. */
export const adopt: ActionBuilder<typeof schema> = {
  schema,
  async build({ files, kind, name, language, courtesy }, { contracts, output }) {
    const fixed = isStandingKind(kind) ? FIXED_DOCUMENT_NAMES[kind] : undefined;
    const documents = await findDocuments(files, name ?? fixed);
    const [document, second] = documents;
    if (document === undefined || second !== undefined) {
      throw new DaoError(
        "DOCUMENTS_SEVERAL",
        `These files would be ${documents.length} documents: ${documents.map((each) => each.name).join(", ")}.`,
        {
          hint: "Adopt one document at a time, or say with --name that they are renditions of one.",
        },
      );
    }
    const renditions = await describeRenditions(document.files, { language, courtesy, output });
    const action = await adoptVersion(contracts, {
      kind,
      name: document.name,
      renditions: renditions.map(toRecord),
    });
    return { actions: [action], renditions };
  },
};
