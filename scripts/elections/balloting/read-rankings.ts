import { readFile } from "node:fs/promises";
import { z } from "zod";
import { DaoError } from "../../../core/errors.js";
import { signedRankingSchema, type SignedRankingPaper } from "./signed-ranking.js";

/** One ballot, a list of them, or what `ballot --sign-only --json` prints. */
const fileSchema = z.union([
  z.array(signedRankingSchema).min(1),
  signedRankingSchema.transform((ballot) => [ballot]),
  z.object({ ballot: signedRankingSchema }).transform(({ ballot }) => [ballot]),
]);

/**
 * Reads files of signed ranked ballots, in the order given.
 *
 * @throws DaoError `BALLOTS_UNREADABLE`, `BALLOTS_MALFORMED`, naming the file and the first thing wrong.
 */
export async function readRankings(paths: readonly string[]): Promise<SignedRankingPaper[]> {
  const ballots: SignedRankingPaper[] = [];
  for (const path of paths) {
    const text = await readFile(path, "utf8").catch((cause: unknown) => {
      throw new DaoError("BALLOTS_UNREADABLE", `The file of ballots ${path} cannot be read.`, {
        hint: "Check its name; ballot --sign-only --json writes what belongs into it.",
        cause,
      });
    });
    ballots.push(...parse(text, path));
  }
  return ballots;
}

function parse(text: string, path: string): SignedRankingPaper[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw malformed(path, "it is not JSON", cause);
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw malformed(path, whatIsWrong(json));
}

/** The union's own message says only that nothing fitted; the ballots themselves say what is wrong with them. */
function whatIsWrong(json: unknown): string {
  const papers: unknown[] = Array.isArray(json) ? json : [ballotIn(json)];
  for (const [index, paper] of papers.entries()) {
    const issue = signedRankingSchema.safeParse(paper).error?.issues[0];
    if (issue === undefined) continue;
    const place = papers.length > 1 ? `ballot ${index}: ` : "";
    return `${place}${issue.path.length > 0 ? `"${issue.path.join(".")}" ` : ""}${issue.message}`;
  }
  return "it holds no ballot";
}

function ballotIn(json: unknown): unknown {
  return typeof json === "object" && json !== null && "ballot" in json ? json.ballot : json;
}

function malformed(path: string, reason: string, cause?: unknown): DaoError {
  return new DaoError("BALLOTS_MALFORMED", `${path} holds no signed ballots: ${reason}.`, {
    hint: "Put in one ballot, or a list of ballots, as ballot --sign-only --json prints them.",
    cause,
  });
}
