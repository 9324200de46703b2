import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hexlify, toUtf8Bytes, type TypedDataDomain, ZeroHash } from "ethers";
import { describeContent } from "../../../core/content/index.js";
import {
  batchTree,
  contentCid,
  contentDigest,
  encodeBatch,
  listId,
  postDomain,
  postId,
  type SignedPost,
  signPost,
} from "../../../core/lists/index.js";
import { packBallots } from "../../../core/motions/ballot-batch.js";
import { ballotDomain } from "../../../core/motions/ballot.js";
import { signPaper } from "../ballot-paper.js";
import { type BenchCoalition, STRANGER } from "../coalition.js";
import { type BenchMotion, resolution } from "../motion.js";
import { person } from "../people.js";

const LIST = listId("general");
/** Ballots of one transaction. */
const BATCH = 500;
/** Motions voted on at the same time; each has a mover of its own. */
const AT_ONCE = 10;
/** Authors of posts by turns. */
const AUTHORS = 50;
/** One of each for so many ballots. */
const BALLOTS_PER = { post: 10, document: 1_000 } as const;
/** `Minutes`, which members deposit. */
const MINUTES = 3;

/** A coalition whose members do nothing but vote, post and deposit. */
export class AuditHistory {
  #ballots = 0;
  #posts = 0;
  #documents = 0;
  #motions = 0;
  readonly #last = new Map<number, { sequence: bigint; id: string }>();

  /**
   * @param members - voters; each has one ballot on each motion.
   * @param content - directory for contents in files named by their CIDs.
   */
  private constructor(
    readonly coalition: BenchCoalition,
    readonly members: number,
    readonly content: string,
    readonly domains: { ballots: TypedDataDomain; posts: TypedDataDomain },
  ) {}

  static async of(coalition: BenchCoalition, members: number, content: string) {
    const { contracts } = coalition;
    const ballots = await ballotDomain(contracts.governor);
    const posts = await postDomain(contracts);
    return new AuditHistory(coalition, members, content, { ballots, posts });
  }

  /** Goes on until so many ballots were cast. @param ballots - a multiple of the number of members. */
  async growTo(ballots: number, onProgress: (ballots: number) => void): Promise<void> {
    while (this.#ballots < ballots) {
      const missing = Math.ceil((ballots - this.#ballots) / this.members);
      const motions = await this.#file(Math.min(AT_ONCE, missing));
      for (const motion of motions) {
        await this.#vote(motion, onProgress);
        await this.#post(Math.floor(this.#ballots / BALLOTS_PER.post) - this.#posts);
        while (this.#documents * BALLOTS_PER.document < this.#ballots) await this.#deposit();
      }
      const [last] = motions.slice(-1);
      if (last === undefined) return;
      const { chain, contracts } = this.coalition;
      await chain.travelTo(Number(await contracts.governor.proposalDeadline(last.id)) + 1);
    }
  }

  /** Files motions, has them seconded, and waits until they are open. */
  async #file(count: number): Promise<BenchMotion[]> {
    const { contracts, chain } = this.coalition;
    const { governor, addresses } = contracts;
    const motions: BenchMotion[] = [];
    for (let mover = 0; mover < count; ++mover) {
      const filed = resolution(addresses.archive, `Minutes, number ${++this.#motions}`);
      const abi = governor.interface;
      await this.#send(
        mover,
        abi.encodeFunctionData("propose", [...filed.calls, filed.description]),
      );
      const id = await governor.getProposalId(...filed.calls, filed.descriptionHash);
      const { secondsNeeded } = await governor.motion(id);
      for (let second = 0; second < Number(secondsNeeded); ++second)
        await this.#send(AT_ONCE + second, abi.encodeFunctionData("second", [id]));
      motions.push({ id, ...filed });
    }
    const opensAt = await Promise.all(motions.map(async ({ id }) => governor.motion(id)));
    await chain.travelTo(Math.max(...opensAt.map((motion) => Number(motion.opensAt))) + 1);
    return motions;
  }

  async #vote({ id }: BenchMotion, onProgress: (ballots: number) => void): Promise<void> {
    const { transactions, contracts } = this.coalition;
    const { governor, amendments, addresses } = contracts;
    for (let start = 0; start < this.members; start += BATCH) {
      const voters = Array.from({ length: Math.min(BATCH, this.members - start) }, (_, i) => i);
      const ballots = await Promise.all(
        voters.map(async (offset) => {
          const voter = start + offset;
          const support = voter % 3 === 2 ? 0 : 1;
          const signature = await signPaper(person(voter), this.domains.ballots, {
            proposalId: id,
            support,
          });
          return { voterNumber: voter + 1, support, signature } as const;
        }),
      );
      const data = governor.interface.encodeFunctionData("castVotesBySig", [
        id,
        packBallots(ballots),
      ]);
      await transactions.gasOf({ from: STRANGER, to: addresses.governor, data });
      this.#ballots += ballots.length;
      onProgress(this.#ballots);
    }
    const { ballots: counted } = await amendments.tally(id);
    if (Number(counted) !== this.members) throw new Error(`only ${counted} ballots counted`);
  }

  /** One batch of posts by turns of the first members, anchored by the first. */
  async #post(count: number): Promise<void> {
    const { chain, contracts, transactions } = this.coalition;
    const { posts: domain } = this.domains;
    const sentAt = await chain.now();
    const batch: SignedPost[] = [];
    const ids: string[] = [];
    for (; batch.length < Math.min(BATCH, count); this.#posts++) {
      const who = this.#posts % AUTHORS;
      const words = toUtf8Bytes(`Post number ${this.#posts} says that minutes take hours.`);
      await this.#keep(words);
      const last = this.#last.get(who);
      const signed = await signPost(person(who), domain, {
        ...{ list: LIST, author: person(who).address, parent: ZeroHash, sentAt },
        ...{ subject: `Minutes, part ${this.#posts}`, content: contentDigest(words) },
        sequence: last === undefined ? 0n : last.sequence + 1n,
        previous: last?.id ?? ZeroHash,
      });
      const id = postId(signed.post, domain);
      this.#last.set(who, { sequence: signed.post.sequence, id });
      batch.push(signed);
      ids.push(id);
    }
    if (batch.length === 0) return;
    const bytes = encodeBatch(batch);
    await this.#keep(bytes);
    const { root } = batchTree(LIST, ids);
    const { lists, addresses } = contracts;
    const data = lists.interface.encodeFunctionData("anchor", [
      LIST,
      root,
      batch.length,
      hexlify(contentCid(bytes).bytes),
    ]);
    await transactions.gasOf({ from: person(0).address, to: addresses.lists, data });
  }

  async #deposit(): Promise<void> {
    const { contracts, transactions } = this.coalition;
    const { archive, addresses } = contracts;
    const number = ++this.#documents;
    const bytes = toUtf8Bytes(`# Minutes ${number}\n\n${"Much was said. ".repeat(500)}\n`);
    const { cidBytes, digest, size } = await describeContent(bytes);
    await this.#keep(bytes);
    const rendition = {
      ...{ digest, cid: hexlify(cidBytes), size, mediaType: "text/markdown" },
      ...{ language: "en", authentic: true },
    };
    const data = archive.interface.encodeFunctionData("deposit", [
      MINUTES,
      `minutes-${number}`,
      ZeroHash,
      [rendition],
    ]);
    const { address: from } = person(number % AUTHORS);
    await transactions.gasOf({ from, to: addresses.archive, data });
  }

  async #send(member: number, data: string): Promise<void> {
    const { transactions, contracts } = this.coalition;
    await transactions.gasOf({
      from: person(member).address,
      to: contracts.addresses.governor,
      data,
    });
  }

  async #keep(bytes: Uint8Array): Promise<void> {
    await writeFile(join(this.content, contentCid(bytes).toString()), bytes);
  }
}
