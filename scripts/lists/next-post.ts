import { ZeroHash } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { checkPost, contentDigest, type PostEnvelope } from "../../core/lists/index.js";
import { tables, type StateReader } from "../../core/replay/index.js";
import type { Destination } from "./compose.js";

/**
 * The author's next post on a list. It says it was sent now by the chain's clock: whoever takes it in looks at
 * that one and not at this machine's.
 *
 * @throws DaoError `POST_MALFORMED`
 */
export async function nextPost(
  state: StateReader,
  { governor }: Pick<CoalitionContracts, "governor">,
  author: string,
  { list, parent, subject }: Destination,
  bytes: Uint8Array,
): Promise<PostEnvelope> {
  const last = await tables.authors.get(state, `${list.id}/${author}`);
  return checkPost({
    list: list.id,
    author,
    parent,
    subject,
    content: contentDigest(bytes),
    sentAt: Number(await governor.clock()),
    sequence: last === undefined ? 0n : BigInt(last.sequence) + 1n,
    previous: last?.last ?? ZeroHash,
  });
}
