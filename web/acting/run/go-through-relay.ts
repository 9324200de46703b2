import { isDaoError } from "../../../core/errors.js";
import {
  awaitLanded,
  confirmLanded,
  type Destination,
  handIn,
  handOver,
  type Message,
  messageOf,
  type RelayClient,
} from "../../../core/via/index.js";
import type { ReceiptAnswer } from "../../../core/wire/receipts.js";
import type { Landed } from "../intent.js";
import type { Around } from "./around.js";
import { DialogSigner } from "./dialog-signer.js";
import { findLanded } from "./find-landed.js";
import { goDirect } from "./go-direct.js";
import { awaitMined } from "./send-direct.js";
import { describeRequest } from "./signing-request.js";
import type { WhyDirect } from "./talk.js";

/** Signed once, and handed to one relay after the other until one takes it: what is signed counts once. */
export async function goThroughRelay(around: Around): Promise<Landed> {
  const { world, relays } = around;
  const since = await world.provider.getBlockNumber();
  const message = await sign(around);
  const signed = { message, since };
  let trouble: unknown;
  for (const relay of relays) {
    let answer: ReceiptAnswer;
    try {
      answer = await hand(around, relay, message);
    } catch (error) {
      if (!isDaoError(error)) throw error;
      trouble = error;
      continue;
    }
    try {
      return await follow(around, relay, message, answer);
    } catch (error) {
      if (!isDaoError(error)) throw error;
      const transaction = await landedOtherwise(around, signed);
      if (transaction !== undefined) return { transaction, how: "relay", digest: message.digest };
      return goDirect(around, { why: WHY.get(error.code) ?? "late", trouble: error, signed });
    }
  }
  const away = isDaoError(trouble) && trouble.code === "RELAY_UNREACHABLE";
  return goDirect(around, { why: away ? "away" : "refused", trouble, signed });
}

const WHY: ReadonlyMap<string, WhyDirect> = new Map([
  ["RELAY_LIED", "lied"],
  ["POST_UNPROVED", "lied"],
  ["TRANSACTION_UNSEEN", "lied"],
  ["TRANSACTION_REVERTED", "lied"],
  ["RELAY_LATE", "late"],
  ["PROMISE_TOO_LATE", "late"],
]);

async function sign({ world, talk, coalition, call, content }: Around): Promise<Message> {
  const key = new DialogSigner(world, async (data) => {
    await talk.review(describeRequest(coalition, call, data));
    talk.atWallet("signature");
  });
  const { account: member, fromBlock } = world;
  const desk = { coalition, fromBlock, member, key, content: () => Promise.resolve(content.kept) };
  return messageOf(desk, call);
}

async function hand(
  { world, talk, coalition, content }: Around,
  relay: RelayClient,
  message: Message,
): Promise<ReceiptAnswer> {
  talk.handing(relay.url);
  // A post brings its content along.
  if (message.path !== "/v1/posts") await handOver(relay, content.kept, content.cids);
  const chain = { chainId: BigInt(world.chainId), addresses: coalition.addresses };
  const destination: Destination = { chain, provider: world.provider };
  return handIn(relay, message, destination);
}

async function follow(
  { world, talk, coalition, content }: Around,
  relay: RelayClient,
  message: Message,
  answer: ReceiptAnswer,
): Promise<Landed> {
  talk.taken(relay.url, answer, message);
  const { provider } = world;
  const { transaction } = await awaitLanded(relay, answer, { provider });
  const receipt = await awaitMined(provider, transaction);
  await confirmLanded(receipt, message, {
    addresses: coalition.addresses,
    relay,
    keep: () => Promise.resolve(content.kept),
  });
  return { transaction, how: "relay", digest: message.digest };
}

/** Somebody else may have brought it. */
const landedOtherwise = (
  { world, coalition }: Around,
  { message, since }: { message: Message; since: number },
) => findLanded(world.provider, coalition.addresses, message, since);
