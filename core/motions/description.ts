import { getAddress, toUtf8Bytes } from "ethers";
import { DaoError } from "../errors.js";
import { formatCount, onOneLine, quote } from "../format/index.js";

/** Longest description of a motion, in bytes of UTF-8; the governor's own limit. */
export const DESCRIPTION_LIMIT = 4096;

/** What a motion says of itself. */
export interface MotionText {
  title: string;
  /** Markdown; may be empty. */
  text: string;
  /** The only account that may file it, so that nobody files it first in the mover's place. */
  proposer: string;
}

/**
 * Writes a motion's description as standard clients show it: a Markdown title, the text, the proposer.
 *
 * @throws DaoError `TITLE_MALFORMED` or `DESCRIPTION_TOO_LONG`.
 */
export function motionDescription({ title, text, proposer }: MotionText): string {
  if (title.trim() === "" || title !== title.trim() || /[\p{C}\p{Zl}\p{Zp}]/u.test(title)) {
    throw new DaoError("TITLE_MALFORMED", `${quote(title)} is not a title.`, {
      hint: "Give one line of visible text.",
    });
  }
  const parts = [`# ${title}`, text.trim(), `#proposer=${getAddress(proposer)}`];
  const description = parts.filter((part) => part !== "").join("\n\n");
  const { length } = toUtf8Bytes(description);
  if (length <= DESCRIPTION_LIMIT) return description;
  throw new DaoError(
    "DESCRIPTION_TOO_LONG",
    `The motion's title and text take ${formatCount(length)} bytes; ${formatCount(DESCRIPTION_LIMIT)} is the limit.`,
    { hint: "Deposit the long text in the archive and quote its CID in the motion." },
  );
}

/** Takes a description apart; those written by other clients may lack any of the parts or hold odd characters. */
export function parseDescription(description: string): Omit<MotionText, "proposer"> & {
  proposer: string | undefined;
} {
  const [, body = description, proposer] =
    /^([^]*?)\s*#proposer=(0x[0-9a-fA-F]{40})$/.exec(description) ?? [];
  const [, title, text] = /^# ([^\n]*)(?:\n+([^]*))?$/.exec(body) ?? [];
  return {
    title: onOneLine(title?.trim() ?? firstLine(body)),
    text: (title === undefined ? body : (text ?? "")).trim(),
    proposer: proposer?.toLowerCase(),
  };
}

/** The title of a motion, for lists; never empty. */
export function titleOf(description: string): string {
  return parseDescription(description).title || "(untitled)";
}

function firstLine(text: string): string {
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  return line.replace(/^#+\s*/, "").trim();
}
