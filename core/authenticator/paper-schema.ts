import { z } from "zod";
import { isDaoError } from "../errors.js";
import {
  addressField,
  bytesField,
  decimalField,
  momentField,
  signatureField,
} from "../wire/fields.js";
import { decodeArguments } from "./arguments.js";
import type { SignedPaper } from "./paper.js";
import { VERB_NAMES, VERBS } from "./verbs.js";

/** Bytes of arguments: the most calldata a motion may hold, its texts, and their places. */
const ARGUMENTS_LIMIT = 32_768;

/** A signed paper as it travels in JSON. Its arguments are read; whether its signature is the member's is not. */
export const paperSchema = z
  .strictObject({
    verb: z.enum(VERB_NAMES, { error: "must be a signed verb, such as join" }),
    /** ABI encoding of the arguments. */
    arguments: bytesField(ARGUMENTS_LIMIT),
    member: addressField,
    /** Decimal digits. */
    nonce: decimalField(256),
    /** Seconds since 1970. */
    deadline: momentField,
    signature: signatureField,
  })
  .superRefine((paper, context) => {
    try {
      decodeArguments(VERBS[paper.verb], paper.arguments);
    } catch (error) {
      if (!isDaoError(error)) throw error;
      context.addIssue({
        code: "custom",
        path: ["arguments"],
        message: `must be the ABI encoding of what ${paper.verb} takes`,
      });
    }
  })
  .meta({
    id: "Paper",
    description: "What a member signed, to be brought to the chain by anybody.",
  });

export type PaperJson = z.infer<typeof paperSchema>;

/** The paper of a message that was checked. */
export function paperOfJson(json: PaperJson): SignedPaper {
  return { ...json, nonce: BigInt(json.nonce) };
}

/** The message of a paper. */
export function paperToJson(paper: SignedPaper): PaperJson {
  return { ...paper, nonce: paper.nonce.toString() };
}
