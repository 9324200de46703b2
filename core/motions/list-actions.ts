import { id } from "ethers";
import { TEXT_LIMITS } from "../coalition/index.js";
import { DaoError } from "../errors.js";
import { formatCount, quote } from "../format/index.js";
import { isPlainText, utf8Length } from "../lists/plain-text.js";
import type { Action } from "./action.js";
import { checkedHash } from "./check-input.js";
import type { DescribedCoalition } from "./describe-call.js";
import { encodeAction } from "./encode-action.js";

/**
 * Opens a list, or a closed one again, then with this purpose.
 *
 * @param purpose - one line of at most 512 bytes; may be empty.
 * @throws DaoError `LIST_NAME_MALFORMED`, `TEXT_TOO_LONG`, `TEXT_UNFIT`
 */
export function openList(contracts: DescribedCoalition, name: string, purpose: string): Action {
  return encodeAction(contracts, "lists", "open", [checkedListName(name), checkedPurpose(purpose)]);
}

/**
 * Closes a list: what is on it stays, nothing new comes in.
 *
 * @param list - its name, or its id: 0x and 64 hexadecimal digits.
 * @throws DaoError `LIST_NAME_MALFORMED`, `HASH_MALFORMED`
 */
export function closeList(contracts: DescribedCoalition, list: string): Action {
  return encodeAction(contracts, "lists", "close", [listIdOf(list)]);
}

/** The id of a list by its name or id. @throws DaoError `LIST_NAME_MALFORMED`, `HASH_MALFORMED` */
export function listIdOf(list: string): string {
  return /^0x[0-9a-fA-F]{60,}$/.test(list) ? checkedHash(list) : id(checkedListName(list));
}

function checkedListName(name: string): string {
  if (/^[a-z0-9][a-z0-9.-]*$/.test(name) && name.length <= TEXT_LIMITS.listName) return name;
  throw new DaoError("LIST_NAME_MALFORMED", `${quote(name)} cannot be the name of a list.`, {
    hint: `Use 1 to ${TEXT_LIMITS.listName} of a-z, 0-9, dot and hyphen, beginning with a letter or digit.`,
  });
}

function checkedPurpose(purpose: string): string {
  const length = utf8Length(purpose);
  const limit = TEXT_LIMITS.listPurpose;
  if (length > limit) {
    throw new DaoError(
      "TEXT_TOO_LONG",
      `The purpose takes ${formatCount(length)} bytes; ${formatCount(limit)} is the limit.`,
      { hint: "Say it in a sentence." },
    );
  }
  if (isPlainText(purpose)) return purpose;
  throw new DaoError("TEXT_UNFIT", "The purpose holds characters that do not show as they are.", {
    hint: "Write one line, without control characters and marks that change its direction.",
  });
}
