import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 1_000;
/** A relay looks through the archive twice a minute. */
const MOST_LOOKS = 120;

/** Waits until a relay has found the imported history of a list in the archive. */
export async function awaitHistory(url: string, list: string, cid: string): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const answer = await fetch(`${url}/v1/lists/${list}/history/${cid}`);
    await answer.arrayBuffer();
    if (answer.ok) return;
    await pause(LOOK_MS);
  }
  throw new Error(`the relay does not find the history of the list ${list}`);
}
