import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { link, rm } from "node:fs/promises";
import { DaoError } from "../../core/errors.js";

/**
 * Writes content to a new file: whole, or not at all.
 *
 * @throws DaoError `FILE_EXISTS`, `FILE_UNWRITABLE`
 */
export async function writeContent(
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  try {
    const out = createWriteStream(partial, { flags: "wx" });
    await once(out, "open");
    for await (const piece of content) {
      if (!out.write(piece)) await once(out, "drain");
    }
    out.end();
    await once(out, "close");
    // Unlike a rename, a link never replaces a file that came into being meanwhile.
    await link(partial, path);
  } catch (cause) {
    throw explain(path, cause) ?? cause;
  } finally {
    // It may never have come into being; why it did not is told already.
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

function explain(path: string, cause: unknown): DaoError | undefined {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "EEXIST") {
    return new DaoError("FILE_EXISTS", `${path} exists already.`, {
      hint: "Choose another name with --out, or move it away first.",
      cause,
    });
  }
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) return undefined;
  return new DaoError("FILE_UNWRITABLE", `${path} cannot be written (${code}).`, {
    hint: "Choose a place you may write to that has space left.",
    cause,
  });
}
