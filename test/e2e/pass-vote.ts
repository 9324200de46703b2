import { SUPPORT } from "../../core/motions/index.js";
import { passMoment } from "./pass-time.js";
import { keyOf, type Stack } from "./stack.js";

/** Past the browser, all of the founders vote for a motion of the first of them, until it has passed. */
export async function passVote(stack: Stack, id: string, founders: number): Promise<void> {
  const { governor } = stack.contracts;
  const as = (person: number) => governor.connect(keyOf(person).connect(stack.chain.provider));
  const { secondsNeeded, secondsGiven } = await governor.motion(id);
  for (let person = 1; person <= Number(secondsNeeded - secondsGiven); person++)
    await (await as(person).second(id)).wait();
  const { opensAt } = await governor.motion(id);
  await passMoment(stack, opensAt, { id, phase: "vote" });
  for (let person = 0; person < founders; person++)
    await (await as(person).castVote(id, SUPPORT.for)).wait();
  await passMoment(stack, await governor.proposalDeadline(id), { id, phase: "succeeded" });
}
