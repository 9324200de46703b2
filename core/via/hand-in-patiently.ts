import { isDaoError } from "../errors.js";
import type { ReceiptAnswer } from "../wire/receipts.js";
import { type Destination, handIn } from "./await-landed.js";
import type { Message } from "./message.js";
import { pause } from "./pause.js";
import type { RelayClient } from "./relay-client.js";

/** A relay counts requests by the minute, and checks only so much at a time. */
const LATER = new Set(["TOO_MANY_REQUESTS", "RELAY_BUSY"]);
const PAUSE_MS = 2_000;
const MOST_TRIES = 45;

/** One of many: while the relay is busy it is handed in again. @throws DaoError what {@link handIn} throws. */
export async function handInPatiently(
  relay: RelayClient,
  message: Message,
  destination: Destination,
): Promise<ReceiptAnswer> {
  for (let tries = 1; ; tries++) {
    try {
      return await handIn(relay, message, destination);
    } catch (error) {
      if (!isDaoError(error) || !LATER.has(error.code) || tries === MOST_TRIES) throw error;
      await pause(PAUSE_MS);
    }
  }
}
