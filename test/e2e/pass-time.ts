import { eventually } from "./eventually.js";
import type { Stack } from "./stack.js";

/** Lets so many seconds pass, until the relay has noticed: pages ask again of themselves, but only once a minute. */
export async function passTime(stack: Stack, seconds: number): Promise<void> {
  await stack.chain.travel(seconds);
  const now = await stack.chain.now();
  await eventually(async () => {
    const answer = await fetch(`${stack.url}/v1/members?limit=1`);
    const { at } = (await answer.json()) as { at: { time: number } };
    if (at.time < now) throw new Error(`the relay is at ${at.time}, and not yet at ${now}`);
  });
}

/** Lets time pass until a moment is over (seconds since 1970), and the relay tells that a motion is at its next phase. */
export async function passMoment(
  stack: Stack,
  moment: bigint,
  { id, phase }: { id: string; phase: string },
): Promise<void> {
  await stack.chain.travelTo(Number(moment) + 1);
  await eventually(async () => {
    const answer = await fetch(`${stack.url}/v1/motions/${id}`);
    const { item } = (await answer.json()) as { item: { phase: string } };
    if (item.phase !== phase)
      throw new Error(`the motion is at ${item.phase}, and not at ${phase}`);
  });
}
