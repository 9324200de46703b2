import { DaoError } from "../../core/errors.js";

/** What a page shows is not what the chain has: nothing may be signed on it. */
export const shownOtherwise = () =>
  new DaoError("SHOWN_OTHERWISE", "The chain has it otherwise than this page shows it.", {
    hint: "Nothing was signed. Read from another relay, or from the chain, under Connection.",
  });
