import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

/** Types a browser may show: it runs nothing in them. Everything else is a download. */
const SHOWN: Readonly<Record<string, string>> = {
  "text/plain": "text/plain; charset=utf-8",
  "text/markdown": "text/plain; charset=utf-8",
  "text/csv": "text/plain; charset=utf-8",
  "application/json": "text/plain; charset=utf-8",
  "image/png": "image/png",
  "image/jpeg": "image/jpeg",
  "image/gif": "image/gif",
  "image/webp": "image/webp",
};

/**
 * Sends bytes that a member wrote. No browser runs, sniffs or frames them: the headers of every answer see to
 * that (nosniff, a sandboxing policy), and here what might be more than text or a picture becomes a download.
 *
 * @param mediaType as recorded with the content; a claim of whoever wrote it.
 * @param name what the download is called; anything but letters, digits, dots and hyphens is left out.
 */
export function sendUntrusted(
  reply: FastifyReply,
  bytes: Uint8Array | Readable,
  mediaType = "application/octet-stream",
  name?: string,
): FastifyReply {
  const [bare = ""] = mediaType.toLowerCase().split(";");
  const shown = Object.hasOwn(SHOWN, bare.trim()) ? SHOWN[bare.trim()] : undefined;
  const safeName = name
    ?.replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 120);
  const file = safeName === undefined || safeName === "" ? "" : `; filename="${safeName}"`;
  return reply
    .type(shown ?? "application/octet-stream")
    .header("content-disposition", `${shown === undefined ? "attachment" : "inline"}${file}`)
    .send(
      bytes instanceof Uint8Array
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        : bytes,
    );
}
