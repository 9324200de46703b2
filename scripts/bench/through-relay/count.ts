import { DaoError } from "../../../core/errors.js";

const MOST = 1_000_000;

/** @throws DaoError `COUNT_MALFORMED` */
export function parsePosts(given: string): number {
  const count = /^\d{1,7}$/.test(given) ? Number(given) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new DaoError("COUNT_MALFORMED", `"${given.slice(0, 40)}" is no number of posts.`, {
    hint: `Write a whole number from 1 to ${MOST}.`,
  });
}
