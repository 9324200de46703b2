import * as via from "../../core/via/index.js";
import { ACTING_HINTS, READING_HINTS } from "./hints.js";

export type { RelayClient } from "../../core/via/index.js";

/**
 * @param use - what it is asked for; only the words of refusals depend on it.
 * @throws DaoError `URL_MALFORMED`
 */
export function relayAt(given: string, use: "acting" | "reading" = "acting"): via.RelayClient {
  const hints = use === "acting" ? ACTING_HINTS : READING_HINTS;
  return via.relayAt(given, { hints, streaming: true });
}
