import { readFile, stat } from "node:fs/promises";
import { isHexString } from "ethers";
import { statementDigest } from "../../core/conduct/index.js";
import { DaoError } from "../../core/errors.js";
import { quote } from "../../core/format/index.js";

/** Something said in a case: what goes on chain, and where it was found. */
export interface Said {
  /** SHA-256, 0x-prefixed. */
  digest: string;
  /** The line that tells people what is published and what they have to keep. */
  line: string;
}

/** How `--text` and its like are described. */
export const SAID =
  "the text, a file that holds it, or its SHA-256 digest; only the digest goes on chain";

/**
 * Reads what somebody says in a case: a digest as it is, the bytes of a file, or else the words themselves.
 *
 * @throws DaoError `FILE_MISSING` for one word that looks like a file and is none, `FILE_UNREADABLE`
 */
export async function readSaid(given: string): Promise<Said> {
  if (isHexString(given, 32)) {
    const digest = given.toLowerCase();
    return { digest, line: `Its digest, published: ${digest}` };
  }
  const isFile = await stat(given).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) {
    // A digest of a misspelt name would be published and could never be told from that of the text.
    if (/^\S+\.\w{1,8}$/.test(given)) {
      throw new DaoError("FILE_MISSING", `There is no file ${quote(given)}.`, {
        hint: "Check the spelling, or write the text in quotes.",
      });
    }
    const digest = statementDigest(given);
    return { digest, line: `Published is its digest only, so keep the text: ${digest}` };
  }
  const bytes = await readFile(given).catch((cause: unknown) => {
    throw new DaoError("FILE_UNREADABLE", `The file ${quote(given)} cannot be read.`, { cause });
  });
  const digest = statementDigest(bytes);
  return { digest, line: `Published is the digest of ${quote(given)} only, so keep it: ${digest}` };
}
