import { createInterface } from "node:readline/promises";
import { DaoError } from "../../core/errors.js";

/**
 * Asks on the terminal; anything but "y" or "yes" is a no.
 *
 * @throws DaoError `CONFIRMATION_NEEDED` when nobody can be asked, `DECLINED`
 */
export async function askToConfirm(question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new DaoError("CONFIRMATION_NEEDED", "Nothing was done: there is no terminal to ask on.", {
      hint: "Read the preview above and repeat with --yes.",
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => terminal.once("close", () => resolve("")));
  try {
    const answer = await Promise.race([terminal.question(`${question} [y/N] `), closed]);
    if (/^y(es)?$/i.test(answer.trim())) return;
  } finally {
    terminal.close();
  }
  throw new DaoError("DECLINED", "Nothing was done: you said no.", { hint: "Repeat when ready." });
}
