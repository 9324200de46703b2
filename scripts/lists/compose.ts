import { toUtf8Bytes, ZeroHash } from "ethers";
import { DaoError } from "../../core/errors.js";
import { countOf } from "../../core/format/index.js";
import {
  answerTo,
  isPlainText,
  SUBJECT_LIMIT,
  utf8Length,
  validateContent,
} from "../../core/lists/index.js";
import { openLocalFile } from "../content/index.js";
import type { StateReader } from "../../core/replay/index.js";
import { tables } from "../../core/replay/index.js";
import { findPost, listNamed } from "./find.js";

/** Where a post goes: onto a list as a new thread, or under another post. */
export interface Destination {
  list: { id: string; name: string };
  /** Zero for a new thread. */
  parent: string;
  subject: string;
}

/**
 * @param given - a list's name, or the id of the post to answer.
 * @throws DaoError `SUBJECT_MISSING`, `POST_MALFORMED` for a subject that is none, `LIST_UNKNOWN`, `POST_UNKNOWN`, `POST_AMBIGUOUS`
 */
export async function destinationOf(
  state: StateReader,
  given: string,
  subject: string | undefined,
): Promise<Destination> {
  if (subject !== undefined) checkSubject(subject);
  const list = await listNamed(state, given);
  if (list !== undefined) {
    if (subject !== undefined) return { list, parent: ZeroHash, subject };
    throw new DaoError("SUBJECT_MISSING", "A new thread needs a subject.", {
      hint: 'Add --subject "…", or name the post that you answer instead of the list.',
    });
  }
  const above = await findPost(state, given);
  const { id, name } = await tables.lists.need(state, above.list);
  return { list: { id, name }, parent: above.id, subject: subject ?? answerTo(above.subject) };
}

/**
 * The bytes of a post, from the command line or a file.
 *
 * @throws DaoError `INPUT_INVALID`, what reading the file and {@link validateContent} throw.
 */
export async function textOf(
  text: string | undefined,
  file: string | undefined,
): Promise<Uint8Array> {
  if ((text === undefined) === (file === undefined)) {
    throw new DaoError("INPUT_INVALID", "Either --text or --file is needed.", {
      hint: 'Write --text "…", or --file answer.md.',
    });
  }
  const bytes = file === undefined ? toUtf8Bytes(text ?? "") : await contentOf(file);
  validateContent(bytes);
  return bytes;
}

async function contentOf(path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await openLocalFile(path)).content()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** @throws DaoError `POST_MALFORMED` */
function checkSubject(subject: string): void {
  const fault = isPlainText(subject)
    ? `takes ${countOf(utf8Length(subject), "byte")}; ${SUBJECT_LIMIT} are the limit`
    : "has control, line-breaking or direction-changing characters";
  if (isPlainText(subject) && utf8Length(subject) <= SUBJECT_LIMIT) return;
  throw new DaoError("POST_MALFORMED", `The subject ${fault}.`, {
    hint: "A subject is one line of plain text; the rest belongs into the post itself.",
  });
}
