import { expect } from "chai";
import { ZeroHash, getBytes, toUtf8Bytes } from "ethers";
import { CID } from "multiformats/cid";
import { buildPaper, paperToJson, signPaper } from "../../../../core/authenticator/index.js";
import { contentCid, contentDigest } from "../../../../core/lists/content.js";
import { decodeBatch } from "../../../../core/lists/batch.js";
import { postId, signPost } from "../../../../core/lists/post.js";
import { readTypedDataDomain } from "../../../../core/contracts/index.js";
import type { MessageKind } from "../../../../relay/write/outbox/records.js";
import { type Coalition, time } from "../../../fixture/coalition.js";
import {
  call,
  fileMotion,
  type FiledMotion,
  openVote,
  secondMotion,
} from "../../../fixture/motions.js";
import { ballotOf, RELAY_KEY } from "../fixture.js";
import { readContent } from "./content-in-files.js";

/** Some of everything a relay carries, and how to see on the chain that each was done. */
export interface Errand {
  c: Coalition;
  motion: FiledMotion;
  papers: { member: string; nonce: bigint }[];
  /** Ids, in the order of the author's row. */
  posts: string[];
  contents: Uint8Array[];
  messages: { kind: MessageKind; message: unknown }[];
}

const VOTERS = [1, 2, 3];

/** Ballots, papers and posts, ready to be handed in. */
export async function prepareErrand(c: Coalition): Promise<Errand> {
  await c.lists.connect(c.founders[0]!).setRelay(RELAY_KEY.address, "http://127.0.0.1:8600");
  const motion = await fileMotion(c, [await call(c.membership, "setWaitingPeriod", [86_400 * 8])]);
  await secondMotion(c, motion);
  await openVote(c, motion);
  const errand: Errand = { c, motion, papers: [], posts: [], contents: [], messages: [] };
  const ballot = async (voter: number) => {
    const message = await ballotOf(c, motion, voter);
    errand.messages.push({ kind: "ballot", message });
  };
  await ballot(VOTERS[0]!);
  await addPaper(errand, 4);
  await ballot(VOTERS[1]!);
  await addPosts(errand, ["First.", "Second."]);
  await ballot(VOTERS[2]!);
  await addPaper(errand, 5);
  return errand;
}

async function addPaper({ c, papers, messages }: Errand, founder: number): Promise<void> {
  const signer = c.founders[founder]!;
  const domain = await readTypedDataDomain(c.authenticator);
  const digest = `0x${"ab".repeat(32)}`;
  const deadline = (await time.latest()) + 86_400;
  const paper = buildPaper("set-profile", { digest }, { member: signer.address, deadline });
  messages.push({ kind: "paper", message: paperToJson(await signPaper(signer, domain, paper)) });
  papers.push({ member: signer.address, nonce: paper.nonce });
}

async function addPosts(errand: Errand, texts: readonly string[]): Promise<void> {
  const { c, posts, contents, messages } = errand;
  const author = c.founders[6]!;
  const domain = await readTypedDataDomain(c.lists);
  const [list = ""] = await c.lists.listIds();
  for (const [index, text] of texts.entries()) {
    const bytes = toUtf8Bytes(text);
    const { post, signature } = await signPost(author, domain, {
      ...{ list, author: author.address, parent: posts.at(-1) ?? ZeroHash, subject: text },
      ...{ content: contentDigest(bytes), sentAt: await time.latest(), sequence: BigInt(index) },
      previous: posts.at(-1) ?? ZeroHash,
    });
    posts.push(postId(post, domain));
    contents.push(bytes);
    const message = {
      post: { ...post, sequence: String(post.sequence) },
      signature,
      content: text,
    };
    messages.push({ kind: "post", message });
  }
}

/** Looks at the chain, and nowhere else, for what was done: each thing once. */
export async function checkOnce(errand: Errand, directory: string): Promise<void> {
  const { c, motion, papers, posts, contents } = errand;
  for (const voter of VOTERS) {
    const cast = await c.governor.queryFilter(
      c.governor.filters.VoteCast(c.founders[voter]!.address),
    );
    expect(cast, `ballot of founder ${voter}`).to.have.length(1);
  }
  expect((await c.governor.proposalVotes(motion.id))[1]).to.equal(BigInt(VOTERS.length));
  for (const { member, nonce } of papers) {
    const acted = await c.authenticator.queryFilter(c.authenticator.filters.Acted(member));
    expect(
      acted.map(({ args }) => args.nonce),
      `papers of ${member}`,
    ).to.deep.equal([nonce]);
  }
  const anchors = await c.lists.queryFilter(c.lists.filters.PostsAnchored());
  const anchored: string[] = [];
  const domain = await readTypedDataDomain(c.lists);
  for (const { args } of anchors) {
    const batch = decodeBatch(await readContent(directory, CID.decode(getBytes(args.cid))));
    expect(BigInt(batch.length)).to.equal(args.count);
    anchored.push(...batch.map(({ post }) => postId(post, domain)));
  }
  expect(anchored, "each post in one batch, in the author's order").to.deep.equal(posts);
  for (const bytes of contents)
    expect(new Uint8Array(await readContent(directory, contentCid(bytes)))).to.deep.equal(bytes);
}
