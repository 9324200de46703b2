import { DaoError } from "../../../core/errors.js";

/** What is signed names its author, so it cannot be made for nobody. */
export const walletMissing = () =>
  new DaoError("WALLET_MISSING", "No wallet is connected: a post names its author.", {
    hint: "Connect your wallet and press the button again.",
  });
