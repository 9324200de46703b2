import { readFile } from "node:fs/promises";
import JSON5 from "json5";
import { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { actionWordsSchema } from "./actions/index.js";

const schema = z.strictObject({
  title: z.string(),
  text: z.string().optional(),
  actions: z
    .array(actionWordsSchema)
    .min(1, { error: "is empty; a motion has 1 to 10 actions" })
    .max(10, {
      error: "has more than 10 actions, the most a motion may have",
    }),
});

/** A motion of several actions, written down. */
export type MotionFile = z.infer<typeof schema>;

/**
 * Reads a motion file, JSON5.
 *
 * @throws DaoError `MOTION_FILE_MISSING`, `MOTION_FILE_INVALID`, naming the first thing that is wrong.
 */
export async function readMotionFile(path: string): Promise<MotionFile> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new DaoError("MOTION_FILE_MISSING", `The motion file ${path} cannot be read.`, {
      hint: "Check the spelling.",
      cause,
    });
  });
  let json: unknown;
  try {
    json = JSON5.parse(text);
  } catch (cause) {
    throw invalid(path, cause instanceof Error ? cause.message : "it is not JSON5", cause);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  throw invalid(path, `${place}${issue?.message}`, parsed.error);
}

function invalid(path: string, reason: string, cause: unknown): DaoError {
  return new DaoError("MOTION_FILE_INVALID", `${path}: ${reason}`, {
    hint: 'Write { title: "…", text: "…", actions: [{ resolution: "…" }, { rules: { "ordinary.voting": "9 days" } }] }.',
    cause,
  });
}
