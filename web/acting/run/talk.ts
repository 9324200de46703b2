import type { ReceiptAnswer } from "../../../core/wire/receipts.js";
import type { Message } from "../../../core/via/index.js";
import type { SigningRequest } from "./signing-request.js";

/** Why an act goes as a transaction that the account pays for. */
export type WhyDirect =
  /** There is code at the account, whose signature a relay's paper does not carry. */
  | "contract"
  /** No relay takes such an act; anyone may send it. */
  | "uncarried"
  /** A signed ballot carries no reason. */
  | "reason"
  /** No relay is known. */
  | "noRelay"
  /** None of them answers. */
  | "away"
  /** All of them refused. */
  | "refused"
  /** One took it, and did not bring it in time. */
  | "late"
  /** One said that it brought it, and it is not there. */
  | "lied"
  /** The chain took it back after it was done. */
  | "undone";

/** A normal transaction, before the person agrees to it. */
export interface DirectOffer {
  why: WhyDirect;
  /** What went wrong with the relays, to be explained. */
  trouble: unknown;
  /** At most so much, in wei of the chain's currency; nothing when it cannot be told. */
  fee: bigint | undefined;
  /** What the account holds, in wei. */
  balance: bigint | undefined;
  /** Whether something signed is with a relay and may still come: it cannot count twice. */
  signed: boolean;
  /** CARs of content that nobody took: whoever does this has to keep them. */
  files: readonly ContentFile[];
}

export interface ContentFile {
  /** The CID with the ending of a CAR. */
  name: string;
  /** Bytes of the CAR. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** What the person answers to an offer; closing the dialog rejects. */
export type Consent = "pay" | "look";

/** How an act is talked over with the person. */
export interface Talk {
  /** Aborted, with why, when nothing more shall be asked of the wallet, signed or sent. */
  readonly signal: AbortSignal;
  /** Shows what will be signed. Resolves when the person wants to sign it. */
  review(request: SigningRequest): Promise<void>;
  /** Offers a normal transaction. */
  offer(offer: DirectOffer): Promise<Consent>;
  /** The wallet is asked now. */
  atWallet(what: "signature" | "transaction" | "chain"): void;
  /** Something is handed to a relay. */
  handing(relay: string): void;
  /** A relay took it, and promised. */
  taken(relay: string, answer: ReceiptAnswer, message: Message): void;
  /** A transaction is on its way. */
  sent(transaction: string): void;
}
