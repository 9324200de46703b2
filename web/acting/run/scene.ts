import type { Landed } from "../intent.js";
import type { DirectOffer } from "./talk.js";
import type { SigningRequest } from "./signing-request.js";

/** Where an act stands. */
export type Scene =
  /** Nothing was begun: there may be no wallet yet. */
  | { name: "new" }
  | { name: "preparing" }
  | { name: "review"; request: SigningRequest }
  | { name: "wallet"; what: "signature" | "transaction" | "chain" }
  | { name: "handing"; relay: string }
  /** @param dueBy - seconds since 1970, by the chain's clock. */
  | { name: "waiting"; relay: string; dueBy: number }
  | { name: "offer"; offer: DirectOffer }
  | { name: "mining"; transaction: string }
  | { name: "landed"; landed: Landed }
  /** It was on the chain, and the chain took it back. */
  | { name: "undone"; landed: Landed }
  | { name: "failed"; error: unknown };

/** Whether nothing more happens by itself, nor can. */
export const isOver = ({ name }: Scene): boolean => name === "landed" || name === "failed";

/** Whether it waits for the person. */
export const needsPerson = ({ name }: Scene): boolean =>
  name === "review" || name === "offer" || name === "wallet" || name === "new" || name === "undone";

/** Whether something was signed or sent that closing the dialog does not take back. */
export const isUnderWay = ({ name }: Scene): boolean =>
  name === "handing" || name === "waiting" || name === "mining";
