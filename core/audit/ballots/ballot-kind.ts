import { getBytes, type Interface, toUtf8String, Utf8ErrorFuncs } from "ethers";
import type { CastEvent } from "./cast-event.js";

/** Arguments of a call, in the order of declaration; texts as bytes. */
export type Arguments = readonly unknown[];

/** A ballot that somebody signed, as calldata holds it. */
export interface SignedItem {
  /** As hex, in whatever form the voter's account takes. */
  signature: string;
  /** What must have been signed. */
  digest(): string;
  /** Whether it says what was counted. */
  says: boolean;
}

/** How ballots of one kind reach the chain. */
export interface BallotKind {
  abi: Interface;
  address: string;
  /** What a voter calls, and whether the call says what was counted. */
  own: Readonly<Record<string, (args: Arguments) => boolean>>;
  /** What anybody calls with one signed ballot; nothing when it is another's. */
  signed: Readonly<Record<string, (args: Arguments) => SignedItem | undefined>>;
  /** What anybody calls with many. */
  batch: string;
  /** The ballots of a batch that bear one of these voter numbers. */
  itemsOf(args: Arguments, numbers: ReadonlySet<number>): SignedItem[];
}

/** Tells how a ballot of some kind may have reached the chain. */
export type KindOf<Kind extends CastEvent["kind"]> = (
  cast: Extract<CastEvent, { kind: Kind }>,
) => BallotKind;

/** A text as events show it. */
export const textOf = (bytes: unknown): string =>
  toUtf8String(getBytes(bytes as string), Utf8ErrorFuncs.replace);
