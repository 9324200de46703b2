import { setTimeout as sleep } from "node:timers/promises";

const LOOK_MS = 100;
const PATIENCE_MS = 60_000;

/** Looks again and again until nothing is wrong any more. @throws what is wrong in the end */
export async function eventually(look: () => Promise<void>): Promise<void> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await sleep(LOOK_MS);
    }
  }
}
