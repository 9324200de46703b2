import type { TypedDataDomain } from "ethers";
import { providerOf, readTypedDataDomain } from "../../contracts/index.js";
import { hexOf, motionKey, tables } from "../../replay/index.js";
import { isWalletSignature } from "../../replay/wallet-signature.js";
import { transactionAt } from "../chain-answers.js";
import type { AuditContext } from "../check.js";
import { CallsOf } from "../embedded-calls.js";
import { seatsOf } from "../roll.js";
import { signerOf } from "../typed-digest.js";
import type { BallotKind, SignedItem } from "./ballot-kind.js";
import type { CastEvent } from "./cast-event.js";
import { electionBallots } from "./election-ballots.js";
import { rankings } from "./rankings.js";
import { votes } from "./votes.js";

/** How a ballot reached the chain. */
export interface BallotWay {
  /**
   * `key`: signed by the voter's key. `wallet`: the voter's contract took the signature (ERC-1271). `self`: the voter sent
   * the transaction. `contract`: the voter is an account with code, which called in its own name. `unproven`: none of it.
   */
  how: "key" | "wallet" | "self" | "contract" | "unproven";
  /** Who paid for the transaction. */
  sentBy: string;
  /** Whether what was signed or sent is what was counted; nothing where the voter's own code made the call. */
  says: boolean | undefined;
}

/** Tells how ballots reached the chain; ballots of one transaction should come one after the other. */
export class BallotReader {
  #calls: CallsOf | undefined;

  private constructor(
    readonly context: AuditContext,
    readonly kinds: (cast: CastEvent) => BallotKind,
    readonly numbers: ReadonlyMap<string, ReadonlySet<number>>,
  ) {}

  static async of(context: AuditContext): Promise<BallotReader> {
    const { contracts, state } = context;
    const { governor, amendments, ballotBox } = contracts.addresses;
    const options = new Map<bigint, readonly bigint[]>();
    for await (const [id, { fixed }] of tables.motions.scan(state))
      options.set(BigInt(id), fixed?.texts.map(BigInt) ?? []);
    const candidates = new Map<string, readonly string[]>();
    for await (const [id, paper] of tables.ballotPapers.scan(state))
      candidates.set(id, paper.candidates);
    const [voted, ranked, elected]: TypedDataDomain[] = await Promise.all([
      readTypedDataDomain(contracts.governor),
      readTypedDataDomain(contracts.amendments),
      readTypedDataDomain(contracts.ballotBox),
    ]);
    const vote = votes(voted ?? {}, governor);
    const ranking = rankings(ranked ?? {}, amendments, (id) => options.get(id) ?? []);
    const election = electionBallots(elected ?? {}, ballotBox, (id) => candidates.get(id) ?? []);
    const kindOf = (cast: CastEvent): BallotKind => {
      if (cast.kind === "vote") return vote(cast);
      return cast.kind === "ranked" ? ranking(cast) : election(cast);
    };
    return new BallotReader(context, kindOf, await numbersOf(context));
  }

  /** @throws EvidenceMissingError when the transaction, or the voter's code back then, cannot be had. */
  async wayOf(cast: CastEvent): Promise<BallotWay> {
    const calls = await this.#callsOf(cast.tx);
    const sentBy = calls.transaction.from;
    const kind = this.kinds(cast);
    const own = this.#own(cast, kind, calls);
    if (own !== undefined) return { how: "self", sentBy, says: own };
    let denied: BallotWay | undefined;
    for (const { signature, digest, says } of this.#signed(cast, kind, calls)) {
      const how = await this.#proof(cast, digest(), signature);
      // Of several ballots in a voter's name only the one that was signed counts.
      if (how !== undefined && says) return { how, sentBy, says };
      if (how !== undefined) denied = { how, sentBy, says };
    }
    if (denied !== undefined) return denied;
    const how = (await this.#hasCode(cast)) ? "contract" : "unproven";
    return { how, sentBy, says: how === "contract" ? undefined : false };
  }

  async #callsOf(hash: string): Promise<CallsOf> {
    if (this.#calls?.transaction.hash !== hash)
      this.#calls = new CallsOf(await transactionAt(this.context, hash));
    return this.#calls;
  }

  /** Whether the voter's own transaction says what was counted; nothing when it is no such transaction. */
  #own({ voter }: CastEvent, kind: BallotKind, calls: CallsOf): boolean | undefined {
    if (calls.transaction.from.toLowerCase() !== voter.toLowerCase()) return undefined;
    for (const [signature, says] of Object.entries(kind.own))
      for (const { args, direct } of calls.find(kind, signature)) if (direct) return says(args);
    return undefined;
  }

  *#signed(cast: CastEvent, kind: BallotKind, calls: CallsOf): Generator<SignedItem> {
    const numbers = this.numbers.get(cast.voter) ?? new Set();
    for (const { args } of calls.find(kind, kind.batch)) yield* kind.itemsOf(args, numbers);
    for (const [signature, itemOf] of Object.entries(kind.signed))
      for (const { args } of calls.find(kind, signature)) {
        const item = itemOf(args);
        if (item !== undefined) yield item;
      }
  }

  async #proof(cast: CastEvent, digest: string, signature: string) {
    if (signerOf(digest, signature) === cast.voter) return "key";
    const provider = providerOf(this.context.contracts.governor);
    const takes = await isWalletSignature(provider)(cast.voter, digest, signature, cast.block);
    return takes ? "wallet" : undefined;
  }

  async #hasCode({ voter, block }: CastEvent): Promise<boolean> {
    return (await this.context.chain.send("eth_getCode", [voter, hexOf(block)])) !== "0x";
  }
}

/** The numbers every account ever had as a voter. */
async function numbersOf(context: AuditContext): Promise<Map<string, Set<number>>> {
  const numbers = new Map<string, Set<number>>();
  for (const { account, voter } of await seatsOf(context)) {
    if (voter === undefined) continue;
    const own = numbers.get(account) ?? new Set();
    numbers.set(account, own.add(voter.number));
  }
  return numbers;
}

/** What a ballot was about, as ids are written. */
export function subjectOf(cast: CastEvent): string {
  if (cast.kind === "election") return cast.ballotId;
  return motionKey(cast.kind === "vote" ? cast.text : cast.motion);
}
