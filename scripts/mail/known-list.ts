import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { listId } from "../../core/lists/post.js";

type Lists = Pick<CoalitionContracts, "lists">;

const isOpened = async ({ lists }: Lists, name: string): Promise<boolean> =>
  (await lists.listIds()).includes(listId(name));

/** @throws DaoError `LIST_UNKNOWN` */
export async function requireList(contracts: Lists, name: string): Promise<void> {
  if (await isOpened(contracts, name)) return;
  throw new DaoError("LIST_UNKNOWN", `There is no list "${name}".`, {
    hint: "See npm run dao -- lists.",
  });
}

/** A history may come before its list: a word in case the name is misspelt. */
export async function unopenedLines(contracts: Lists, name: string): Promise<string[]> {
  if (await isOpened(contracts, name)) return [];
  return [`There is no list "${name}" yet: check the name, unless a motion is to open it.`];
}
