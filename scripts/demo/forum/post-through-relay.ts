import { setTimeout as pause } from "node:timers/promises";
import { receiptAnswerSchema } from "../../../core/wire/receipts.js";
import type { PostMessage } from "../../../core/wire/posts.js";
import type { RelayClient } from "../../via/relay-client.js";
import type { DemoPost } from "./demo-forum.js";
import type { Words, Writer } from "./writer.js";

const LOOK_MS = 100;
/** Looks at a receipt before the demo gives up: a minute. */
const MOST_LOOKS = 600;

/** Hands a post to the relay. @throws DaoError the relay's refusal; the author's next post then takes its place. */
export async function postThroughRelay(
  relay: RelayClient,
  writer: Writer,
  words: Words,
): Promise<DemoPost> {
  const signed = await writer.sign(words);
  const { post, signature, id } = signed;
  const body: PostMessage = {
    post: { ...post, sequence: post.sequence.toString() },
    signature,
    content: words.text,
    encoding: "utf8",
  };
  await relay.post("/v1/posts", body, receiptAnswerSchema);
  writer.taken(signed);
  return { ...words, id, way: "relay" };
}

/** Waits until everything is on the chain. */
export async function awaitAnchored(relay: RelayClient, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (let look = 0; ; look += 1) {
      const { status } = await relay.get(`/v1/receipts/${id}`, receiptAnswerSchema);
      if (status === "landed" || status === "final") break;
      if (status === "refused" || look === MOST_LOOKS)
        throw new Error(`the relay did not bring ${id} onto the chain: ${status}`);
      await pause(LOOK_MS);
    }
  }
}
