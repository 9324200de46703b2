import { createContext, useContext } from "react";
import type { Intent, Landed } from "./intent.js";

/** Does what a page intends. */
export interface Acting {
  /**
   * Opens the dialog, which makes the intent when it is a function, asks for a wallet when there is none, shows what will be signed, and follows it to the chain.
   *
   * @returns once it is on the chain.
   * @throws DaoError `ACT_GIVEN_UP` when the person closed the dialog before anything was signed or sent, and whatever
   * it failed with at last: all of it was explained in the dialog, so pages only stop there.
   */
  act(intent: Intent | ((account: string) => Intent | Promise<Intent>)): Promise<Landed>;
}

export const ActingContext = createContext<Acting | undefined>(undefined);

/** Must be inside of `ActingProvider`. */
export function useAct(): Acting {
  const acting = useContext(ActingContext);
  if (acting === undefined) throw new Error("there is no ActingProvider around this");
  return acting;
}
