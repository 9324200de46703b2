import type { Provider, TransactionReceipt } from "ethers";
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
import type { Around } from "./around.js";
import { DialogSigner } from "./dialog-signer.js";
import type { Done } from "./done.js";
import { findLanded } from "./find-landed.js";
import { goDirect } from "./go-direct.js";
import { awaitMined } from "./send-direct.js";
import { describeRequest } from "./signing-request.js";
import { orStopped } from "./stopping.js";
import type { WhyDirect } from "./talk.js";
import { isBackAgain, isTakenBack, minedAgain } from "./watch-chain.js";

/** Seconds a transaction the relay names is waited for before the relay is asked again, and how often it is. */
const ROUND_LOOKS = 20;
const MOST_ROUNDS = 30;

/** Signed once, and handed to one relay after the other until one takes it: what is signed counts once. */
export async function goThroughRelay(around: Around): Promise<Done> {
  const since = await around.world.provider.getBlockNumber();
  return bring(around, { message: await sign(around), since });
}

interface Signed {
  message: Message;
  /** Block before which it cannot have landed. */
  since: number;
}

async function bring(around: Around, signed: Signed): Promise<Done> {
  const { relays } = around;
  const { message } = signed;
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
      return await follow(around, relay, signed, answer);
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
  const key = new DialogSigner(world, talk.signal, async (data) => {
    await talk.review(describeRequest(coalition, call, data));
    await orStopped(
      world.toChain(() => talk.atWallet("chain")),
      talk.signal,
    );
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
  around: Around,
  relay: RelayClient,
  signed: Signed,
  answer: ReceiptAnswer,
): Promise<Done> {
  const { world, talk, coalition, content } = around;
  const { message } = signed;
  talk.taken(relay.url, answer, message);
  const { provider } = world;
  const receipt = await minedBy(relay, answer, provider);
  await confirmLanded(receipt, message, {
    addresses: coalition.addresses,
    relay,
    keep: () => Promise.resolve(content.kept),
  });
  const transaction = receipt.hash;
  return {
    ...{ transaction, how: "relay", digest: message.digest },
    takenBack: () => isTakenBack(provider, receipt),
    backAgain: () =>
      isBackAgain(
        async () =>
          (await minedAgain(provider, transaction)) ?? (await landedOtherwise(around, signed)),
      ),
    again: () => bring(around, signed),
  };
}

/** A relay that sends anew, with another fee or after a reorganisation, names another transaction later. */
async function minedBy(
  relay: RelayClient,
  answer: ReceiptAnswer,
  provider: Provider,
): Promise<TransactionReceipt> {
  let taken = answer;
  for (let rounds = 1; ; rounds++) {
    const { transaction } = await awaitLanded(relay, taken, { provider });
    try {
      return await awaitMined(provider, transaction, ROUND_LOOKS);
    } catch (error) {
      if (!isDaoError(error) || error.code !== "TRANSACTION_UNSEEN" || rounds === MOST_ROUNDS)
        throw error;
      taken = { ...answer, status: "waiting" };
    }
  }
}

/** Somebody else may have brought it. */
const landedOtherwise = ({ world, coalition }: Around, { message, since }: Signed) =>
  findLanded(world.provider, coalition.addresses, message, since);
