import { id as hashOf } from "ethers";
import fc from "fast-check";
import { describeContent } from "../../core/content/index.js";
import { toRendition } from "../../core/archive/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { recordResolution, updateDelay, type Call } from "../../core/motions/index.js";
import { time, type Coalition } from "../fixture/coalition.js";

/** One thing somebody tries; the contracts refuse many of them. */
export interface Step {
  act: (typeof ACTS)[number];
  /** Who: an index among all signers. */
  who: number;
  /** Whom or which: an index, a support, a choice. */
  what: number;
}

const ACTS = [
  "join",
  "leave",
  "enrol",
  "acceptCode",
  "setProfile",
  "deposit",
  "withdrawVersion",
  "propose",
  "carry",
  "carry",
  "carry",
  "second",
  "withdraw",
  "takeOver",
  "vote",
  "queue",
  "execute",
  "wait",
] as const;

/** How voters tend to vote on a motion. */
const MIXES = [[1], [1, 1, 0], [1, 0], [1, 2], [0, 1, 1, 2]];

export const anyHistory = (length: number) =>
  fc.array(fc.record({ act: fc.constantFrom(...ACTS), who: fc.nat(15), what: fc.nat(99) }), {
    minLength: length,
    maxLength: length,
  });

interface Filed {
  id: bigint;
  lists: [string[], bigint[], string[]];
  description: string;
}

function refused(error: unknown): void {
  if (!/revert/i.test(String(error))) throw error;
}

/** Plays the steps against the real contracts; what they refuse did not happen. */
export class Player {
  readonly filed: Filed[] = [];
  readonly #deposited: string[] = [];
  /** How many steps the contracts took. */
  taken = 0;

  constructor(
    readonly dao: Coalition,
    readonly contracts: CoalitionContracts,
  ) {}

  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      try {
        await this.#attempt(step);
        this.taken += 1;
      } catch (error) {
        refused(error);
      }
    }
  }

  async #attempt({ act, who, what }: Step): Promise<unknown> {
    const signer = this.dao.signers[who]!;
    const membership = this.dao.membership.connect(signer);
    const archive = this.dao.archive.connect(signer);
    const governor = this.dao.governor.connect(signer);
    const [, code] = await this.dao.archive.currentCode();
    const motion = this.filed[what % Math.max(1, this.filed.length)];
    switch (act) {
      case "join":
        return membership.join(what % 3, code);
      case "leave":
        // Seldom, or soon nobody is left.
        return what < 15 ? membership.leave() : undefined;
      case "enrol":
        return membership.enrol(this.dao.signers.map(({ address }) => address));
      case "acceptCode":
        return membership.acceptCode(code);
      case "setProfile":
        return membership.setProfile(`0x${(what % 4).toString(16).padStart(64, "0")}`);
      case "deposit":
        return this.#deposit(archive, signer.address, what);
      case "withdrawVersion":
        return archive.withdraw(this.#deposited[what % 5] ?? `0x${"00".repeat(32)}`, 1, "why");
      case "propose":
        return this.#propose(governor, what);
      case "carry":
        return this.#carry(governor, who, what);
      case "wait":
        return time.increase(1 + what * 9_000);
      default:
        break;
    }
    if (motion === undefined) return undefined;
    const { id, lists, description } = motion;
    const hash = hashOf(description);
    switch (act) {
      case "second":
        return this.#eachOf(3, who, (one) => this.dao.governor.connect(one).second(id));
      case "withdraw":
        return what < 20 ? governor.withdraw(id) : undefined;
      case "takeOver":
        return governor.takeOver(id);
      case "vote":
        return this.#eachOf(4, who, (one) =>
          this.dao.governor.connect(one).castVote(id, what % 10 < 7 ? 1 : what % 3),
        );
      case "queue":
        return governor.queue(...lists, hash);
      case "execute":
        return governor.execute(...lists, hash);
    }
  }

  /** Several in a row act, so that some motions get through; one who is refused stops the rest. */
  async #eachOf(
    count: number,
    from: number,
    act: (signer: Coalition["signers"][number]) => Promise<unknown>,
  ): Promise<void> {
    for (let i = 0; i < count; i++) await act(this.dao.signers[(from + i) % 12]!);
  }

  async #deposit(archive: Coalition["archive"], author: string, what: number) {
    const content = await describeContent(new TextEncoder().encode(`text ${what}`));
    const rendition = toRendition(content, {
      mediaType: "text/markdown",
      language: "en",
      authentic: true,
    });
    await archive.deposit(5, `paper-${what % 3}`, `0x${"00".repeat(32)}`, [rendition]);
    this.#deposited.push(await archive.documentIdOf(author, 5, `paper-${what % 3}`));
  }

  async #propose(governor: Coalition["governor"], what: number): Promise<void> {
    const description = `Motion ${this.filed.length}`;
    const calls: Call[] = [
      recordResolution(this.contracts, `Resolved: ${what}.`),
      ...(what % 3 === 0 ? [updateDelay(this.contracts, 86_400 * (1 + (what % 7)))] : []),
      ...(what % 2 === 0 ? [recordResolution(this.contracts, "And so on.")] : []),
    ];
    const lists: Filed["lists"] = [
      calls.map(({ target }) => target),
      calls.map(({ value }) => value),
      calls.map(({ calldata }) => calldata),
    ];
    await governor.propose(...lists, description);
    const id = await governor.getProposalId(...lists, hashOf(description));
    this.filed.push({ id, lists, description });
  }

  /** Takes a motion as far as it gets: now and then the quorum comes late, or the vote goes against it. */
  async #carry(governor: Coalition["governor"], who: number, what: number): Promise<void> {
    await this.#propose(governor, what);
    const { id, lists, description } = this.filed.at(-1)!;
    await this.#eachOf(4, who + 1, (one) => this.dao.governor.connect(one).second(id)).catch(
      refused,
    );
    const { opensAt, rules } = await this.dao.governor.motion(id);
    await time.increaseTo(opensAt + 1n);
    if (what % 3 === 0) await time.increase(rules.voting - 3_600n);
    const mix = MIXES[what % MIXES.length]!;
    await this.#eachOf(1 + (what % 9), who, (one) =>
      this.dao.governor
        .connect(one)
        .castVote(id, mix[Number(BigInt(one.address) % BigInt(mix.length))]!),
    ).catch(refused);
    await time.increaseTo((await this.dao.governor.proposalDeadline(id)) + 1n);
    await governor.queue(...lists, hashOf(description));
    if (what % 2 === 0) return;
    await time.increaseTo(await this.dao.governor.proposalEta(id));
    await governor.execute(...lists, hashOf(description));
  }
}
