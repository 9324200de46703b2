import { Signature, type TypedDataDomain, TypedDataEncoder } from "ethers";
import type { Outbox } from "../outbox/outbox.js";
import type { Message } from "../outbox/records.js";
import type { Call, Chain, Receipt } from "../chain.js";
import { WriteRefusal } from "../refusal.js";
import { alone, bodyOf, isAlone, type Load } from "./form.js";
import type { ContractReader } from "./contract-reader.js";

/** A voter's number in the electorate and the signature: what every ballot in a batch carries. */
export interface BatchedBallot {
  /** Counted from 1; 0 for a ballot that travels alone. */
  voterNumber: number;
  signature: string;
}

/** The digest a wallet signs. */
export function digestOf(typedData: {
  domain: TypedDataDomain;
  types: Record<string, { name: string; type: string }[]>;
  message: object;
}): string {
  const { domain, types, message } = typedData;
  return TypedDataEncoder.hash(domain, types, message);
}

/** How ballots of one form are written. */
export interface BallotWriting<Body extends BatchedBallot> {
  contract: ContractReader;
  /** Most gas of a batch, by experience: how many go together is told by it. */
  gas: { base: number; each: number };
  /** Name of the function for one ballot, and its arguments. */
  one(body: Body): [name: string, values: unknown[]];
  /** Name of the function for many, and its arguments. */
  many(bodies: readonly Body[]): [name: string, values: unknown[]];
  /** Name of the event that tells of a ballot passed over. */
  skippedEvent: string;
}

/** Gas beyond which no transaction goes (EIP-7825), with room to spare. */
export const MOST_GAS = 16_000_000;

/**
 * Gas for a call that travels alone, as the node finds it: what the contracts refuse is refused here.
 *
 * @throws WriteRefusal `TOO_MUCH_GAS`, and what the node answers when the call reverts.
 */
export async function gasAlone(chain: Chain, call: Call): Promise<number> {
  const gas = Math.ceil((await chain.estimateGas(call)) * 1.1);
  if (gas > MOST_GAS)
    throw new WriteRefusal(413, "TOO_MUCH_GAS", `This would take ${gas} gas.`, {
      hint: `No transaction may take more than ${MOST_GAS}.`,
    });
  return gas;
}

/**
 * Gas for a ballot that shares a batch: its share, or as much as travelling alone for the one that finds nobody waiting,
 * who makes the batch necessary. What the contract refuses is refused here.
 *
 * @throws what {@link gasAlone} throws.
 */
export async function gasInBatch(
  { chain, outbox }: { chain: Chain; outbox: Pick<Outbox, "waitingIn"> },
  call: Call,
  lane: string,
  share: number,
): Promise<number> {
  if (outbox.waitingIn(lane, 1).length === 0) return (await gasAlone(chain, call)) + share;
  await chain.call(call, "pending");
  return share;
}

/** Most ballots that fit into one transaction. */
const mostOf = ({ base, each }: { base: number; each: number }): number =>
  Math.floor((MOST_GAS - base) / each);

/** What travels alone may cost twice what it was taken for: whoever makes it dearer meanwhile pays for it alone. */
export const mostGasOf = ({ lane, gas }: Pick<Message, "lane" | "gas">): number =>
  isAlone(lane) ? Math.min(MOST_GAS, 2 * gas) : MOST_GAS;

/** The parts that ballots of all forms have in common. */
export function ballotCarrier<Body extends BatchedBallot>(
  writing: BallotWriting<Body>,
  limit: number,
) {
  const { contract } = writing;
  const manyName = (load: Load) => !isAlone(load.messages[0]?.lane ?? "");
  return {
    serial: false,
    limit: Math.min(limit, mostOf(writing.gas)),
    load: (messages: readonly Message[]): Promise<Load> => {
      // In the order of voters' numbers neighbours share a storage slot; of one voter, the earlier comes first.
      const sorted = [...messages].sort(
        (a, b) => bodyOf<Body>(a).voterNumber - bodyOf<Body>(b).voterNumber || a.id - b.id,
      );
      const bodies = sorted.map((message) => bodyOf<Body>(message));
      const [first] = bodies;
      if (first === undefined) throw new Error("a transaction carries at least one ballot");
      const [name, values] = isAlone(sorted[0]?.lane ?? "")
        ? writing.one(first)
        : writing.many(bodies);
      return Promise.resolve({ ...contract.call(name, values), messages: sorted });
    },
    taken: (load: Load, returned: string): number => {
      if (!manyName(load)) return 1;
      const [name] = writing.many(load.messages.map((message) => bodyOf<Body>(message)));
      return Number(contract.decode(name, returned)[0]);
    },
    single: (message: Message) => {
      const [name, values] = writing.one(bodyOf<Body>(message));
      return contract.call(name, values);
    },
    skipped: (_: unknown, receipt: Receipt): ReadonlySet<number> =>
      new Set(
        contract
          .events(receipt, writing.skippedEvent)
          .map((args) => Number((args as unknown as { index: bigint }).index)),
      ),
  };
}

/** A ballot signed by a key shares a batch; what only a contract understands travels alone. */
export function laneOf(form: string, on: string, digest: string, batched: boolean): string {
  return batched ? `${form}/${on}` : alone(digest);
}

export const signatureOf = (signature: string): Signature => Signature.from(signature);

/** Questions to the node at the same time. */
const GROUP = 50;

/** Asks of each message, some at a time. */
export async function inGroups<Answer>(
  messages: readonly Message[],
  ask: (message: Message) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < messages.length; start += GROUP)
    answers.push(...(await Promise.all(messages.slice(start, start + GROUP).map(ask))));
  return answers;
}
