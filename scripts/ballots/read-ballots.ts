import { readFile } from "node:fs/promises";
import { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { signedBallotSchema, signedRankingSchema, type SignedPaper } from "./signed-ballot.js";

const paperSchema = z.union([signedBallotSchema, signedRankingSchema]);

/** One ballot, a list of them, or what `vote --sign-only --json` prints. */
const fileSchema = z.union([
  z.array(paperSchema).min(1),
  paperSchema.transform((ballot) => [ballot]),
  z.object({ ballot: paperSchema }).transform(({ ballot }) => [ballot]),
]);

/**
 * Reads files of signed ballots, in the order given.
 *
 * @throws DaoError `BALLOTS_UNREADABLE`, `BALLOTS_MALFORMED`, naming the file and the first thing wrong.
 */
export async function readBallots(paths: readonly string[]): Promise<SignedPaper[]> {
  const ballots: SignedPaper[] = [];
  for (const path of paths) ballots.push(...parseBallots(await read(path), path));
  return ballots;
}

async function read(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    throw new DaoError("BALLOTS_UNREADABLE", `The file of ballots ${path} cannot be read.`, {
      hint: "Check its name; vote --sign-only --json writes what belongs into it.",
      cause,
    });
  });
}

function parseBallots(text: string, path: string): SignedPaper[] {
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
    const schema: z.ZodType = isRanking(paper) ? signedRankingSchema : signedBallotSchema;
    const issue = schema.safeParse(paper).error?.issues[0];
    if (issue === undefined) continue;
    const place = papers.length > 1 ? `ballot ${index}: ` : "";
    return `${place}${issue.path.length > 0 ? `"${issue.path.join(".")}" ` : ""}${issue.message}`;
  }
  return "it holds no ballot";
}

function ballotIn(json: unknown): unknown {
  return typeof json === "object" && json !== null && "ballot" in json ? json.ballot : json;
}

function isRanking(paper: unknown): boolean {
  return typeof paper === "object" && paper !== null && "ranking" in paper;
}

function malformed(path: string, reason: string, cause?: unknown): DaoError {
  return new DaoError("BALLOTS_MALFORMED", `${path} holds no signed ballots: ${reason}.`, {
    hint: "Put in one ballot, or a list of ballots, as vote --sign-only --json prints them.",
    cause,
  });
}
