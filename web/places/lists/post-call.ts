import { type CoalitionContracts } from "../../../core/contracts/index.js";
import { checkPost, contentDigest } from "../../../core/lists/index.js";
import { DaoError } from "../../../core/errors.js";
import type { IntendedCall } from "../../acting/index.js";
import type { Reader } from "../../reading/index.js";

/** What is to be posted. */
export interface NewPost {
  /** Id of the list. */
  list: string;
  author: string;
  /** Zero begins a thread. */
  parent: string;
  subject: string;
  text: string;
}

/**
 * Makes the call that posts: the author's next post on the list, said to be sent now by the chain's clock, as whoever
 * takes it in looks at that one.
 *
 * @throws DaoError `LIST_UNKNOWN`, `POSTS_NOT_AT_HAND`, `POST_MALFORMED`
 */
export async function postCall(
  contracts: Pick<CoalitionContracts, "lists" | "governor">,
  reader: Pick<Reader, "author">,
  { list, author, parent, subject, text }: NewPost,
): Promise<{ call: IntendedCall; content: Uint8Array }> {
  const content = new TextEncoder().encode(text);
  const [place, clock] = await Promise.all([
    reader.author(list, author),
    contracts.governor.clock(),
  ]);
  if (place === undefined) throw new DaoError("LIST_UNKNOWN", "There is no such list any more.");
  const { next, previous, unread } = place.item;
  if (unread > 0) {
    throw new DaoError(
      "POSTS_NOT_AT_HAND",
      "Some posts of this list cannot be read here, and one may be yours: the new one could get a number that is taken.",
      { hint: "Name another relay under Connection that has them, and try again." },
    );
  }
  const post = checkPost({
    ...{ list, author, parent, subject, sequence: next, previous },
    content: contentDigest(content),
    sentAt: Number(clock),
  });
  const data = contracts.lists.interface.encodeFunctionData("post", [post, "0x"]);
  return { call: { to: await contracts.lists.getAddress(), data }, content };
}
