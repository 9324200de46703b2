import type { CoalitionFile } from "../../../core/coalition/index.js";
import { handInBytes } from "../../rehearsal/serve-coalition.js";
import type { WebStack } from "../../rehearsal/web-stack.js";
import { benchCoalition, type BenchCoalition, growTo } from "../coalition.js";
import { resolution } from "../motion.js";
import { person } from "../people.js";
import { POSTS_A_BATCH, PostWriter, type Wording } from "../post-writer.js";
import { transactionsOn } from "../transactions.js";

/** How long the lists are. */
export interface Lengths {
  threads: number;
  /** Posts in one of the threads. */
  posts: number;
  motions: number;
}

/** Motions that one member may have under way. */
const MOTIONS_EACH = 5;
const FOUNDERS = 20;
/** Contents handed in at the same time. */
const AT_ONCE = 16;

const WORDS =
  "Minutes, captions, interpreters and recordings are for those who could not be in the room with us.";

/** The pilot with members whose keys the bench has, who move as much at a time as the contracts ever allow. */
export function longListsOf(pilot: CoalitionFile): CoalitionFile {
  const file = benchCoalition(pilot, FOUNDERS);
  return { ...file, motions: { ...file.motions, livePerMember: MOTIONS_EACH } };
}

/**
 * Fills lists with posts and motions of very different lengths.
 *
 * @param stack - of a coalition made by {@link longListsOf}.
 * @param onProgress - told how many posts there are.
 * @returns the first post of the long thread.
 */
export async function fillLists(
  stack: WebStack,
  lengths: Lengths,
  onProgress: (posts: number) => void = () => undefined,
): Promise<{ thread: string }> {
  const { chain, contracts } = stack;
  const coalition = { chain, contracts, transactions: transactionsOn(chain) };
  const movers = Math.ceil(lengths.motions / MOTIONS_EACH);
  if (movers > FOUNDERS) await growTo(coalition, movers, () => undefined);
  const writer = await PostWriter.of(coalition, patiently(stack), FOUNDERS);
  const [thread = ""] = await writer.write(1, (number) => post(number));
  const writeAll = async (count: number, wording: (number: number) => Wording) => {
    for (let left = count; left > 0; left -= POSTS_A_BATCH) {
      await writer.write(Math.min(POSTS_A_BATCH, left), wording);
      onProgress(writer.written);
    }
  };
  await writeAll(lengths.posts - 1, (number) => post(number, thread));
  await writeAll(lengths.threads - 1, (number) => post(number));
  await fileAll(coalition, lengths.motions);
  await chain.travel(1);
  return { thread };
}

/** From a line to several paragraphs, so that no row is as high as its neighbours. */
function post(number: number, parent?: string): Wording {
  const paragraph = `${WORDS} `.repeat(1 + (number % 4));
  const text = Array.from({ length: 1 + (number % 3) }, () => paragraph).join("\n\n");
  return { subject: `Post ${number}${longer(number)}`, text: `${number}. ${text}`, parent };
}

const longer = (number: number): string =>
  number % 7 === 0 ? `: ${WORDS}` : number % 5 === 0 ? ` ${"minutes".repeat(12)}` : "";

async function fileAll(coalition: BenchCoalition, count: number): Promise<void> {
  const { contracts, transactions } = coalition;
  const { governor, addresses } = contracts;
  for (let number = 0; number < count; number++) {
    const { calls, description } = resolution(
      addresses.archive,
      `Motion ${number}${longer(number)}`,
    );
    const data = governor.interface.encodeFunctionData("propose", [...calls, description]);
    const { address: from } = person(Math.floor(number / MOTIONS_EACH));
    await transactions.gasOf({ from, to: addresses.governor, data });
  }
}

/** Hands contents in to the relay, a few at a time. */
function patiently({ url }: WebStack): (bytes: Uint8Array) => Promise<void> {
  const lanes = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  let next = 0;
  return (bytes) => {
    const lane = next++ % AT_ONCE;
    return (lanes[lane] = (lanes[lane] ?? Promise.resolve()).then(() => handInBytes(url, bytes)));
  };
}
