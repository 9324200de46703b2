import { id as hashOf } from "ethers";
import fc from "fast-check";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import {
  encodeRanking,
  optionsDigest,
  recordResolution,
  setDaoURI,
  type Call,
} from "../../../core/motions/index.js";
import { time, type Coalition } from "../../fixture/coalition.js";

const ACTS = [
  "amend",
  "amend",
  "second",
  "second",
  "second",
  "correct",
  "accept",
  "object",
  "objectToNotice",
  "withdraw",
  "takeOver",
  "wait",
] as const;

/** Something somebody tries while a motion is discussed, or a ballot; the contracts refuse many of them. */
export interface AmendingStep {
  act: (typeof ACTS)[number];
  /** Who: an index among the signers; strangers among them. */
  who: number;
  /** Which text, or how many hours. */
  what: number;
}

export interface BallotStep {
  who: number;
  /** Ranks of the status quo and five places. */
  ranks: number[];
  /** With a support it is a vote on this text instead. */
  what: number;
  support: number | undefined;
}

/** One motion from filing to its end, with whatever may happen to its texts. */
export interface Course {
  form: "ordinary" | "fundamental" | "notice";
  discussion: AmendingStep[];
  ballots: BallotStep[];
  /** How late the ballots come: hours before the close. */
  late: number | undefined;
}

export const anyCourse: fc.Arbitrary<Course> = fc.record({
  form: fc.constantFrom("ordinary", "ordinary", "fundamental", "notice"),
  discussion: fc.array(
    fc.record({ act: fc.constantFrom(...ACTS), who: fc.nat(13), what: fc.nat(30) }),
    { minLength: 12, maxLength: 40, size: "max" },
  ),
  ballots: fc.array(
    fc.record({
      who: fc.nat(13),
      ranks: fc.array(fc.nat(6), { minLength: 6, maxLength: 6 }),
      what: fc.nat(30),
      support: fc.option(fc.nat(2), { nil: undefined }),
    }),
    { minLength: 4, maxLength: 20, size: "max" },
  ),
  late: fc.option(fc.nat(12), { nil: undefined }),
});

/** Nobody quarrels and everybody votes For: without it only chance would bring a text as far as the queue. */
export const undisputed: Course = {
  form: "ordinary",
  discussion: [],
  ballots: [1, 2, 3, 4, 5, 6, 7, 8].map((who) => ({ who, ranks: [], what: 0, support: 1 })),
  late: undefined,
};

interface Filed {
  id: bigint;
  lists: [string[], bigint[], string[]];
  description: string;
}

/** Plays a course against the real contracts. `check` is called at every turn. */
export class CoursePlayer {
  /** The motion, then rivals and corrections as they were filed. */
  readonly texts: Filed[] = [];
  /** How many steps the contracts took, by name. */
  readonly taken = new Map<string, number>();

  constructor(
    readonly dao: Coalition,
    readonly contracts: CoalitionContracts,
  ) {}

  async play(course: Course, check: () => Promise<void>): Promise<void> {
    const { governor } = this.dao;
    await this.#file(course.form);
    const motion = this.texts[0]!.id;
    // Two of three texts get their seconds at once, or hardly anything would come to a vote.
    await this.#secondAll(motion);
    for (const step of course.discussion) await this.#attempt(step.act, () => this.#discuss(step));
    await check();
    const { opensAt } = await governor.motion(motion);
    await travelTo(opensAt + 1n);
    await check();
    if (course.late !== undefined) {
      const deadline = await governor.proposalDeadline(motion);
      await travelTo(deadline - 3_600n * BigInt(course.late) - 60n);
    }
    for (const step of course.ballots) await this.#attempt("ballot", () => this.#cast(step));
    await check();
    await travelTo((await governor.proposalDeadline(motion)) + 1n);
    await check();
    for (const { lists, description } of this.texts) {
      await this.#attempt("queue", () => governor.queue(...lists, hashOf(description)));
    }
    await check();
  }

  async #attempt(name: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      this.taken.set(name, (this.taken.get(name) ?? 0) + 1);
    } catch (error) {
      if (!/revert/i.test(String(error))) throw error;
    }
  }

  async #file(form: Course["form"]): Promise<void> {
    const { governor, notices, signers } = this.dao;
    const calls = form === "fundamental" ? [setDaoURI(this.contracts, "https://a.example")] : [];
    const filed = this.#text([...calls, recordResolution(this.contracts, "Resolved.")]);
    const [mover] = signers;
    await (form === "notice"
      ? notices.connect(mover).give(...filed.lists, filed.description)
      : governor.connect(mover).propose(...filed.lists, filed.description));
    await this.#keep(filed);
  }

  async #discuss({ act, who, what }: AmendingStep): Promise<unknown> {
    const signer = this.dao.signers[who]!;
    const { amendments, notices, governor } = this.dao;
    const motion = this.texts[0]!.id;
    const text = this.texts[what % this.texts.length]!.id;
    const mover = this.dao.signers.find(({ address }) => address === this.#movers.get(text));
    switch (act) {
      case "amend": {
        const rival = this.#text([recordResolution(this.contracts, `Rival ${what}`)]);
        await amendments.connect(signer).amend(motion, ...rival.lists, rival.description);
        const id = await this.#keep(rival);
        return what % 3 === 0 ? undefined : this.#secondAll(id);
      }
      case "correct": {
        const origin = this.texts[what % this.texts.length]!;
        const wording = {
          ...origin,
          description: `${origin.description}, corrected ${this.texts.length}`,
        };
        await amendments
          .connect(mover ?? signer)
          .correct(text, ...wording.lists, wording.description);
        return this.#keep(wording);
      }
      case "accept":
        return amendments.connect(this.dao.signers[0]).accept(text);
      case "object":
        return amendments.connect(signer).object(text, "no");
      case "objectToNotice":
        return notices.connect(signer).object(motion, "no");
      case "second":
        return this.#secondAll(text);
      case "withdraw":
        // Seldom, or soon nothing is left.
        return what < 6 ? governor.connect(mover ?? signer).withdraw(text) : undefined;
      case "takeOver": {
        await governor.connect(signer).takeOver(text);
        return void this.#movers.set(text, signer.address);
      }
      case "wait":
        return time.increase(3_600 * (1 + what));
    }
  }

  readonly #movers = new Map<bigint, string>();

  #text(calls: readonly Call[]): Omit<Filed, "id"> {
    return {
      lists: [
        calls.map(({ target }) => target),
        calls.map(({ value }) => value),
        calls.map(({ calldata }) => calldata),
      ],
      description: `Text ${this.texts.length}`,
    };
  }

  async #keep(filed: Omit<Filed, "id">): Promise<bigint> {
    const { governor } = this.dao;
    const id = await governor.getProposalId(...filed.lists, hashOf(filed.description));
    this.#movers.set(id, (await governor.motion(id)).mover);
    this.texts.push({ ...filed, id });
    return id;
  }

  async #secondAll(text: bigint): Promise<void> {
    for (const voter of this.dao.founders.slice(6, 11)) {
      await this.#attempt("second", () => this.dao.governor.connect(voter).second(text));
    }
  }

  async #cast({ who, ranks, what, support }: BallotStep): Promise<unknown> {
    const signer = this.dao.signers[who]!;
    const { governor, amendments } = this.dao;
    const motion = this.texts[0]!.id;
    if (support !== undefined) {
      const text = this.texts[what % this.texts.length]!.id;
      return governor.connect(signer).castVote(text, support);
    }
    const options = [...(await amendments.ballotOf(motion)).texts];
    // What does not stand is left out, mostly: the contract refuses it.
    const ranking = [0n, ...options].map((text, i) =>
      (i === 0 || text !== 0n || what === 0) && ranks[i]! <= options.length + 1 ? ranks[i]! : 0,
    );
    return amendments
      .connect(signer)
      .castRankedVote(motion, optionsDigest(options), encodeRanking(ranking), "");
  }
}

async function travelTo(moment: bigint): Promise<void> {
  if (moment > BigInt(await time.latest())) await time.increaseTo(moment);
}
