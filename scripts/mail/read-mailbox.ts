import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { DaoError } from "../../core/errors.js";
import type { LocalFile } from "../content/index.js";

const GZIP = [0x1f, 0x8b];
const nothing = () => undefined;

/**
 * The bytes of a mailbox; list archives offer them packed (`.txt.gz`), and packed ones are unpacked while they are read.
 *
 * @throws DaoError `MAILBOX_UNREADABLE`, `MAILBOX_UNRECOGNIZED`, and those of reading files.
 */
export async function* readMailbox(file: LocalFile): AsyncGenerator<Uint8Array> {
  let looked = false;
  for await (const piece of unpacked(file)) {
    if (!looked) requireMail(piece, file.path);
    looked = true;
    yield piece;
  }
}

/** A postmark anywhere near the beginning, or the header of a message. */
const LIKE_MAIL = /(^|\n)From |^\s*[!-9;-~]+:/;

/** Any file could be taken for one message without a header; nobody means that. */
function requireMail(beginning: Uint8Array, path: string): void {
  const text = Buffer.from(beginning.subarray(0, 65_536)).toString("latin1");
  if (text.trim() === "" || LIKE_MAIL.test(text.replace(/^\u00ef\u00bb\u00bf/, ""))) return;
  throw new DaoError("MAILBOX_UNRECOGNIZED", `${path} does not begin as a mailbox does.`, {
    hint: 'Name a mailbox in mbox format, as list archives offer it: each message begins with a line "From …".',
  });
}

async function* unpacked(file: LocalFile): AsyncGenerator<Uint8Array> {
  const content = file.content()[Symbol.asyncIterator]();
  const first = await content.next();
  if (first.done === true) return;
  const all = beginningWith(first.value, content);
  if (!GZIP.every((byte, place) => first.value[place] === byte)) return yield* all;
  try {
    yield* pipeline(Readable.from(all), createGunzip(), nothing);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!code.startsWith("Z_")) throw cause;
    throw new DaoError("MAILBOX_UNREADABLE", `${file.path} is packed, and damaged (${code}).`, {
      hint: "Fetch it again; gzip -t tells whether it is whole.",
      cause,
    });
  }
}

async function* beginningWith(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
