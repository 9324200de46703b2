import { id, type Signer } from "ethers";
import { foundCoalition, type Coalition } from "../../fixture/coalition.js";
import { call, secondMotion, unzip, type Call, type FiledMotion } from "../../fixture/motions.js";
import { withMotion } from "../open-vote.js";

/** A call that does nothing but record words. */
export function resolution(c: Coalition, words: string): Promise<Call> {
  return call(c.archive, "recordResolution", [words]);
}

/** The motion that these contents make; filed or not. */
export async function textOf(
  c: Coalition,
  calls: Call[],
  description: string,
  mover: Signer,
): Promise<FiledMotion> {
  const text = await c.governor.getProposalId(...unzip(calls), id(description));
  return { id: text, mover, calls, description };
}

/** Files a rival of a motion; by the second founder unless told otherwise. */
export async function fileRival(
  c: Coalition,
  motion: FiledMotion,
  calls: Call[],
  description = "A rival",
  author: Signer = c.founders[1]!,
): Promise<FiledMotion> {
  await c.amendments.connect(author).amend(motion.id, ...unzip(calls), description);
  return textOf(c, calls, description, author);
}

/** Files a rival that resolves these words, and gets it on the ballot. */
export async function enterRival(
  c: Coalition,
  motion: FiledMotion,
  words: string,
  author?: Signer,
): Promise<FiledMotion> {
  const rival = await fileRival(c, motion, [await resolution(c, words)], words, author);
  await secondMotion(c, rival);
  return rival;
}

/** Corrects a motion or rival to these contents; by its mover. */
export async function correctTo(
  c: Coalition,
  origin: FiledMotion,
  calls: Call[],
  description: string,
): Promise<FiledMotion> {
  await c.amendments.connect(origin.mover).correct(origin.id, ...unzip(calls), description);
  return textOf(c, calls, description, origin.mover);
}

/** Corrects a motion or rival to resolve other words. */
export async function correct(c: Coalition, origin: FiledMotion, words: string) {
  return correctTo(c, origin, [await resolution(c, words)], words);
}

/** A seconded motion, still discussed, with so many rivals on its ballot; founder `i` moved rival `i`. */
export async function withRivals(count: number) {
  const c = await withMotion(await foundCoalition());
  const rivals: FiledMotion[] = [];
  for (let i = 1; i <= count; ++i) {
    rivals.push(await enterRival(c, c.motion, `Rival ${i}`, c.founders[i]));
  }
  return { ...c, rivals };
}

/** One rival; a fixture needs a name. */
export async function withRival() {
  const c = await withRivals(1);
  return { ...c, rival: c.rivals[0]! };
}
