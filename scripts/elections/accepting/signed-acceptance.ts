import { readFile } from "node:fs/promises";
import { isAddress } from "ethers";
import { z } from "zod";
import { DaoError } from "../../../core/errors.js";

const hash = (what: string) => z.string().regex(/^0x[0-9a-f]{64}$/, { error: `is not ${what}` });
const account = z.string().refine(isAddress, { error: "is not an address" });

/** An acceptance on paper: signed by the nominee, to be carried to the chain by anybody. */
export const signedAcceptanceSchema = z.strictObject({
  chainId: z.number().int().positive(),
  elections: account,
  election: hash("the id of an election"),
  nominee: account,
  statement: hash("the id of a version"),
  conflicts: z.string().min(1, { error: "is empty" }),
  signature: z.string().regex(/^0x([0-9a-fA-F]{2})+$/, { error: "is not a signature" }),
});

export type SignedAcceptance = z.infer<typeof signedAcceptanceSchema>;

/** The paper itself, or what `accept --sign-only --json` prints. */
const fileSchema = z.union([
  signedAcceptanceSchema,
  z.object({ acceptance: signedAcceptanceSchema }).transform(({ acceptance }) => acceptance),
]);

/** @throws DaoError `ACCEPTANCE_UNREADABLE`, `ACCEPTANCE_MALFORMED` */
export async function readAcceptance(path: string): Promise<SignedAcceptance> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new DaoError("ACCEPTANCE_UNREADABLE", `The file ${path} cannot be read.`, {
      hint: "Check its name; accept --sign-only --json writes what belongs into it.",
      cause,
    });
  });
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

/** The union's own message says only that nothing fitted. */
function whatIsWrong(json: unknown): string {
  const paper =
    typeof json === "object" && json !== null && "acceptance" in json ? json.acceptance : json;
  const issue = signedAcceptanceSchema.safeParse(paper).error?.issues[0];
  if (issue === undefined) return "it holds no acceptance";
  const { path, message } = issue;
  return `${path.length > 0 ? `"${path.join(".")}" ` : ""}${message}`;
}

function malformed(path: string, reason: string, cause?: unknown): DaoError {
  return new DaoError("ACCEPTANCE_MALFORMED", `${path} holds no signed acceptance: ${reason}.`, {
    hint: "Put in one acceptance, as accept --sign-only --json prints it.",
    cause,
  });
}
