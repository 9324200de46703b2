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
import { fileMotion, type FiledMotion, openVote, secondMotion } from "../../../fixture/motions.js";
import {
  callElection,
  foundWithCalendar,
  proceed,
  ranksOf,
  stand,
} from "../../../elections/standing.js";
import { enterRival, resolution } from "../../../governance/amendments/texts.js";
import { ballotOf, RELAY_KEY } from "../fixture.js";
import { boxBallot, rankingOf } from "../rankings.js";

/** Some of everything a relay carries, and how to see on the chain that each was done. */
export interface Errand {
  c: Coalition;
  motion: FiledMotion;
  /** A motion with a rival, voted on by rankings. */
  amended: FiledMotion;
  /** A ballot of an election. */
  ballotId: string;
  papers: { member: string; nonce: bigint }[];
  /** Ids, in the order of the author's row. */
  posts: string[];
  contents: Uint8Array[];
  messages: { kind: MessageKind; message: unknown }[];
}

const VOTERS = [1, 2, 3];
const RANKERS = [7, 8];
const RANKING = [2, 1, 3];
/** Founder, number and ranking; the last ballot of a founder stands. */
const BOX: [founder: number, sequence: number, ranks: number[]][] = [
  [9, 1, [3, 1, 2]],
  [10, 1, [1, 2, 3]],
  [9, 2, [2, 3, 1]],
];

/** Two motions, one of them amended, and an election, all three in their vote. */
async function threeVotes() {
  const c = await foundWithCalendar();
  const electionId = await callElection(c);
  for (const i of [0, 1]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
  await proceed(c, electionId);
  const { opensAt } = await c.elections.election(electionId);
  const motion = await fileMotion(c, [await resolution(c, "Yes.")]);
  await secondMotion(c, motion);
  const amended = await fileMotion(c, [await resolution(c, "So.")], "So.", c.founders[2]);
  await secondMotion(c, amended);
  await enterRival(c, amended, "Otherwise.");
  await time.increaseTo(opensAt + 1n);
  await c.elections.connect(c.strangers[0]!).openBallot(electionId);
  const ballotId = await c.elections.ballotIdOf(electionId, 0);
  const { opensAt: votedOnFrom } = await c.governor.motion(amended.id);
  if (votedOnFrom >= (await time.latest())) await openVote(c, amended);
  return { c, motion, amended, electionId, ballotId };
}

/** Ballots of all kinds, papers and posts, ready to be handed in. */
export async function prepareErrand(): Promise<Errand> {
  const { electionId, ...votes } = await threeVotes();
  const { c, motion, amended, ballotId } = votes;
  await c.lists.connect(c.founders[0]!).setRelay(RELAY_KEY.address, "http://127.0.0.1:8600");
  const errand: Errand = { ...votes, papers: [], posts: [], contents: [], messages: [] };
  const add = (message: unknown) => void errand.messages.push({ kind: "ballot", message });
  const candidates = [...(await c.elections.candidates(electionId))];
  const box = BOX.map(([founder, sequence, ranks]) =>
    boxBallot(c, founder, { ballotId, candidates, ranks, sequence }),
  );
  add(await ballotOf(c, motion, VOTERS[0]!));
  await addPaper(errand, 4);
  add(await rankingOf(c, amended, RANKERS[0]!, RANKING));
  add(await box[0]);
  add(await ballotOf(c, motion, VOTERS[1]!));
  await addPosts(errand, ["First.", "Second."]);
  add(await rankingOf(c, amended, RANKERS[1]!, RANKING));
  add(await box[1]);
  add(await box[2]);
  add(await ballotOf(c, motion, VOTERS[2]!));
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

async function checkRankings({ c, amended, ballotId }: Errand): Promise<void> {
  for (const voter of RANKERS) {
    const { address } = c.founders[voter]!;
    const filter = c.amendments.filters.RankedVoteCast(address);
    expect(await c.amendments.queryFilter(filter), `ranking of ${voter}`).to.have.length(1);
  }
  expect((await c.amendments.tally(amended.id)).ballots).to.equal(BigInt(RANKERS.length));
  const cast = await c.ballotBox.queryFilter(c.ballotBox.filters.BallotCast(ballotId));
  const last = new Map(BOX.map(([founder, sequence, ranks]) => [founder, { sequence, ranks }]));
  // Of one batch only a voter's last ballot may have been written down; none came twice, and none too late.
  const numbers = cast.map(({ args }) => `${args.voter}/${args.sequence}`);
  expect(new Set(numbers).size).to.equal(numbers.length);
  for (const [founder, { sequence, ranks }] of last) {
    const stored = await c.ballotBox.ballotOf(ballotId, c.founders[founder]!);
    expect([stored.sequence, stored.ranks]).to.deep.equal([BigInt(sequence), ranksOf(ranks)]);
  }
  expect((await c.ballotBox.paper(ballotId)).ballots).to.equal(BigInt(last.size));
}

/**
 * Looks at the chain, and nowhere else, for what was done: each thing once.
 *
 * @param bytesOf what the relay keeps under a CID.
 */
export async function checkOnce(
  errand: Errand,
  bytesOf: (cid: CID) => Promise<Uint8Array>,
): Promise<void> {
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
  await checkRankings(errand);
  const anchors = await c.lists.queryFilter(c.lists.filters.PostsAnchored());
  const anchored: string[] = [];
  const domain = await readTypedDataDomain(c.lists);
  for (const { args } of anchors) {
    const batch = decodeBatch(await bytesOf(CID.decode(getBytes(args.cid))));
    expect(BigInt(batch.length)).to.equal(args.count);
    anchored.push(...batch.map(({ post }) => postId(post, domain)));
  }
  expect(anchored, "each post in one batch, in the author's order").to.deep.equal(posts);
  for (const bytes of contents)
    expect(new Uint8Array(await bytesOf(contentCid(bytes)))).to.deep.equal(bytes);
}
