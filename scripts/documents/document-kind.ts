import { DEPOSIT_KINDS, DOCUMENT_KINDS, type DocumentKind } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { oneOf } from "../cli/values.js";

/** A kind of document; "code-of-conduct" serves as well, since it needs no quotes. */
export function documentKind(given: string): DocumentKind {
  return oneOf(...DOCUMENT_KINDS)(given.replaceAll("-", " "));
}

/** A kind of document a member may deposit; the others are refused with the verb that is right for them. */
export function depositKind(given: string): DocumentKind {
  const kind = documentKind(given);
  if (DEPOSIT_KINDS.includes(kind)) return kind;
  throw new DaoError("INPUT_INVALID", `A ${kind} cannot simply be deposited.`, {
    hint:
      kind === "dissent"
        ? "Bind it to a motion's result: dissent <motion> <file>."
        : "It is the coalition's own: move it with archive adopt.",
  });
}
