import { toBeHex, ZeroHash } from "ethers";
import { ballotDomain, SUPPORT } from "../../../core/motions/index.js";
import { contentDigest, postDomain, postId, signPost } from "../../../core/lists/index.js";
import type { BallotMessage } from "../../../core/wire/ballots.js";
import type { PostMessage } from "../../../core/wire/posts.js";
import { signPaper } from "../ballot-paper.js";
import { resolution } from "../motion.js";
import { person } from "../people.js";
import type { RelayStage } from "./stage.js";

/** Files a motion, gets its seconds and opens the vote. @returns its id. */
export async function openMotion({ chain, contracts, transactions }: RelayStage): Promise<bigint> {
  const { governor, addresses } = contracts;
  const { calls, description, descriptionHash } = resolution(addresses.archive, "By relay");
  const send = (from: number, name: "propose" | "second", values: unknown[]) =>
    transactions.gasOf({
      from: person(from).address,
      to: addresses.governor,
      data: governor.interface.encodeFunctionData(name as "second", values as [bigint]),
    });
  await send(1, "propose", [...calls, description]);
  const id = await governor.getProposalId(...calls, descriptionHash);
  const { secondsNeeded } = await governor.motion(id);
  for (let given = 0; given < Number(secondsNeeded); given++) await send(2 + given, "second", [id]);
  await chain.travelTo(Number((await governor.motion(id)).opensAt) + 1);
  return id;
}

/** One signed ballot of each of so many members. */
export async function signBallots(
  { contracts }: RelayStage,
  motion: bigint,
  count: number,
): Promise<BallotMessage[]> {
  const domain = await ballotDomain(contracts.governor);
  return Promise.all(
    Array.from({ length: count }, async (_, voter): Promise<BallotMessage> => {
      const ballot = { proposalId: motion, support: SUPPORT.for };
      const { serialized: signature } = await signPaper(person(voter), domain, ballot);
      const { address } = person(voter);
      return {
        ...{ kind: "motion", motion: toBeHex(motion, 32), support: "for", voter: address },
        signature,
      };
    }),
  );
}

/** A member who writes one post after the other on a list. */
export interface Author {
  next(): Promise<PostMessage>;
}

/** Authors on the first list, the next post of each signed when it is asked for. */
export async function authorsOf(
  { chain, contracts }: RelayStage,
  count: number,
): Promise<Author[]> {
  const domain = await postDomain(contracts);
  const [list = ""] = await contracts.lists.listIds();
  const sentAt = await chain.now();
  return Array.from({ length: count }, (_, index) => {
    const writer = person(index);
    let [sequence, previous] = [0n, ZeroHash];
    return {
      async next() {
        const content = `Post ${sequence} of member ${index}: the coalition meets on Thursday.`;
        const { post, signature } = await signPost(writer, domain, {
          ...{ list, author: writer.address, parent: ZeroHash, subject: "Meeting", sentAt },
          ...{ content: contentDigest(new TextEncoder().encode(content)), sequence, previous },
        });
        [sequence, previous] = [sequence + 1n, postId(post, domain)];
        const envelope = { ...post, sequence: String(post.sequence) };
        return { post: envelope, signature, content, encoding: "utf8" };
      },
    };
  });
}
