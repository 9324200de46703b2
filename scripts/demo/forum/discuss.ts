import { ZeroHash } from "ethers";
import { countOf } from "../../../core/format/index.js";
import type { RelayClient } from "../../via/relay-client.js";
import type { Person } from "../cast.js";
import type { DemoPost } from "./demo-forum.js";
import { awaitAnchored, postThroughRelay } from "./post-through-relay.js";
import type { Writer } from "./writer.js";

/** How many take part. */
export const SPEAKERS = 8;

const SUBJECT = "Captions at our next meeting";

/** Who (by number) answers which line (by number) with what; the first begins the thread. */
const LINES: readonly [speaker: number, parent: number | undefined, text: string][] = [
  [0, undefined, "Our next meeting is in a hall without screens. **How do we caption it?**"],
  [1, 0, "We had a stenographer last year, and people on the phone could read along."],
  [2, 0, "Which languages do we need?\n\n- Arabic\n- English\n- Spanish"],
  [3, 2, "French too, please. Half of our group reads it best."],
  [4, 1, "Do you remember what it cost?"],
  [1, 4, "About as much as the coffee."],
  [5, 0, "Automatic captions are free, and wrong where it matters: names and numbers."],
  [6, 6, "They were wrong about my name for an hour."],
  [7, 6, "Only people who cannot hear well would need them, and who here does?"],
  [2, 8, "I do. And whoever follows in a second language."],
  [0, 8, "Let us talk about captions, not about who needs them."],
  [3, 2, "Could volunteers translate the captions afterwards, for the archive?"],
  [4, 11, "I can do one language, if somebody checks it."],
  [5, 12, "I check."],
  [6, 0, "The hall lends out a screen. I asked: see the `minutes` of the last meeting."],
  [0, 14, "Thank you, that settles the hall."],
  [1, 0, "So: a stenographer, one screen, and volunteers for the archive?"],
  [2, 16, "Agreed."],
  [3, 16, "Agreed."],
  [4, 16, "Agreed. Who writes the motion?"],
];

/** A thread of twenty posts, which cost their authors nothing. */
export async function discuss(
  relay: RelayClient,
  writer: Writer,
  speakers: readonly Person[],
): Promise<DemoPost[]> {
  const posts: DemoPost[] = [];
  for (const [speaker, parent, text] of LINES) {
    const author = speakers[speaker];
    if (author === undefined) throw new Error(`a discussion takes ${SPEAKERS} people`);
    const parentId = parent === undefined ? ZeroHash : (posts[parent]?.id ?? ZeroHash);
    const words = { author, subject: parent === undefined ? SUBJECT : `Re: ${SUBJECT}`, text };
    posts.push(await postThroughRelay(relay, writer, { ...words, parent: parentId }));
  }
  await awaitAnchored(
    relay,
    posts.map(({ id }) => id),
  );
  writer.stage.output.line(
    `On the list "${writer.list.name}" ${countOf(SPEAKERS, "member")} exchange ${countOf(posts.length, "post")} ` +
      `about "${SUBJECT}". They sign; the relay pays.`,
  );
  return posts;
}

/** The line that is reported later. */
export const REPORTED_LINE = 8;
