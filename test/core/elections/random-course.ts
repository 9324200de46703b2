import type { ContractTransactionResponse, Signer } from "ethers";
import fc from "fast-check";
import { isContractAnswer } from "../../../core/refusals/index.js";
import { networkHelpers, time, type Coalition } from "../../fixture/coalition.js";
import { CO_LEADER, ARCHIVIST, ranksOf, stand, writeStatement } from "../../elections/standing.js";

const PEOPLE = 7;
const OFFICES = [ARCHIVIST, CO_LEADER];

/** One thing somebody tries; most of it is refused, which is part of the game. */
export interface Step {
  kind: (typeof KINDS)[number];
  by: number;
  whom: number;
  office: number;
  ranks: number[];
}

const KINDS = [
  "call",
  "nominate",
  "second",
  "accept",
  "decline",
  "withdraw",
  "stand",
  "stand",
  "stand",
  "next",
  "next",
  "vote",
  "poll",
  "finish",
  "finish",
  "challenge",
  "leave",
  "resign",
  "petition",
  "sign",
  "wait",
] as const;

const person = fc.integer({ min: 0, max: PEOPLE - 1 });

export const anyCourse = (length: number) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      by: person,
      whom: person,
      office: fc.integer({ min: 0, max: OFFICES.length - 1 }),
      ranks: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 17, maxLength: 17 }),
    } satisfies { [Key in keyof Step]: fc.Arbitrary<Step[Key]> }),
    { minLength: length / 2, maxLength: length, size: "max" },
  );

/** Plays steps on a chain; what the contracts refuse is passed over. */
export class Course {
  #sequence = 0;
  readonly #recalls: string[] = [];

  constructor(readonly c: Coalition) {}

  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      await this.#take(step).catch(refused);
    }
  }

  async #take({ kind, by, whom, office, ranks }: Step): Promise<unknown> {
    const { c } = this;
    const [me, them] = [c.founders[by]!, c.founders[whom]!];
    const officeId = OFFICES[office]!;
    const id = await c.elections.latestElection(officeId);
    const elections = c.elections.connect(me);
    switch (kind) {
      case "call":
        return elections.callElection(officeId);
      case "nominate":
        return elections.nominate(id, them);
      case "second":
        return elections.second(id, them);
      case "accept":
        return elections.accept(id, await writeStatement(c, id, me), "none");
      case "stand":
        return stand(c, id, me, them);
      case "decline":
        return elections.decline(id);
      case "withdraw":
        return elections.withdraw(id);
      case "challenge":
        return elections.challenge(id, "I doubt it.");
      case "leave":
        // Rarely, or soon nobody is left.
        return by === 0 ? c.membership.connect(c.founders[whom + PEOPLE - 2]!).leave() : undefined;
      case "resign":
        return c.offices.connect(me).resign(officeId);
      case "petition":
        return this.#petition(me, officeId);
      case "sign":
        for (const voter of c.founders.slice(0, PEOPLE))
          await c.recalls
            .connect(voter)
            .signPetition(this.#recalls.at(-1) ?? officeId)
            .catch(refused);
        return undefined;
      case "vote":
        return this.#vote(me, id, ranks);
      case "poll":
        return this.#poll(id, ranks);
      case "finish":
        // Two extensions, two ballots and what lies between.
        for (let left = 12; left > 0; --left) {
          if ((await c.elections.stage(id)) === 5n && left % 4 !== 0)
            await this.#poll(id, ranks).catch(refused);
          await this.#next(id);
        }
        return undefined;
      case "next":
        return this.#next(id);
      case "wait":
        return time.increase(100 * 86_400);
    }
  }

  async #petition(me: Signer, officeId: string): Promise<ContractTransactionResponse | undefined> {
    const [holder] = await this.c.offices.officers(officeId);
    if (holder === undefined) return undefined;
    const recalls = this.c.recalls.connect(me);
    const petition = await recalls.petitionRecall(officeId, holder, "They sleep.");
    const { from } = (await this.c.offices.termOf(officeId, holder)).term;
    this.#recalls.push(await this.c.recalls.latestRecall(officeId, holder, from));
    return petition;
  }

  async #poll(id: string, ranks: readonly number[]): Promise<void> {
    for (const [index, voter] of this.c.founders.slice(0, PEOPLE).entries())
      // Every other voter agrees, so that now and then somebody wins.
      await this.#vote(
        voter,
        id,
        index % 2 === 0 ? ranks : [...ranks.slice(index), ...ranks.slice(0, index)],
      );
  }

  /** In the recall that is open, otherwise in the election. */
  async #vote(me: Signer, electionId: string, ranks: readonly number[]) {
    const { elections, ballotBox, recalls } = this.c;
    this.#sequence += 1;
    const recall = this.#recalls.at(-1);
    if (recall !== undefined && (await recalls.stage(recall)) === 2n)
      return ballotBox
        .connect(me)
        .castBallot(recall, ranksOf(ranks.slice(0, 2).map((r) => r % 3)), this.#sequence);
    const { run } = await elections.election(electionId);
    const ballotId = await elections.ballotIdOf(electionId, run);
    const { alternatives } = await ballotBox.paper(ballotId);
    const given = ranks
      .slice(0, Number(alternatives))
      .map((rank) => Math.min(rank, Number(alternatives)));
    return ballotBox.connect(me).castBallot(ballotId, ranksOf(given), this.#sequence);
  }

  /** Waits for the end of the stage and takes the step that is due then. */
  async #next(id: string): Promise<unknown> {
    const { elections, recalls } = this.c;
    const recall = this.#recalls.at(-1);
    if (recall !== undefined && (await recalls.stage(recall)) === 2n) {
      const { closesAt } = await recalls.recallOf(recall);
      await later(closesAt);
      return recalls.concludeRecall(recall);
    }
    const { acceptanceUntil, opensAt, closesAt, settlesAt } = await elections.election(id);
    switch (await elections.stage(id)) {
      case 0n:
      case 1n:
      case 2n:
        await later(acceptanceUntil);
        return elections.proceed(id);
      case 3n:
      case 4n:
        await later(opensAt);
        return elections.openBallot(id);
      case 5n:
      case 6n:
        await later(closesAt);
        return elections.close(id);
      case 7n:
        await networkHelpers.mine();
        return elections.count(id);
      case 8n:
      case 9n:
      case 10n:
        await later(settlesAt);
        return elections.seat(id);
      default:
        return undefined;
    }
  }
}

function refused(error: unknown): void {
  if (!isContractAnswer(error)) throw error;
}

async function later(moment: bigint): Promise<void> {
  if ((await time.latest()) <= Number(moment)) await time.increaseTo(moment + 1n);
}
