import { encodeAct, paperOfJson, paperSchema } from "../../../core/authenticator/index.js";
import type { Call, Message } from "../../../core/via/index.js";
import { explainRevert } from "../../../core/refusals/index.js";
import type { Around } from "./around.js";
import { contentFiles, giveContent } from "./content.js";
import { DialogSigner } from "./dialog-signer.js";
import type { Done } from "./done.js";
import { findLanded } from "./find-landed.js";
import { awaitMined, feeOf } from "./send-direct.js";
import { orStopped } from "./stopping.js";
import type { WhyDirect } from "./talk.js";
import { isBackAgain, isTakenBack, minedAgain } from "./watch-chain.js";

/** Why it goes directly, and what was signed for a relay before. */
export interface Cause {
  why: WhyDirect;
  trouble?: unknown;
  signed?: { message: Message; since: number };
}

/**
 * As a transaction the account pays for, when the person agrees.
 *
 * Something signed may still be with a relay. A paper then goes as the same paper, whose number the chain takes once; a
 * ballot replaces or repeats itself, and a post of the same id counts once: nothing is done twice.
 */
export async function goDirect(around: Around, cause: Cause): Promise<Done> {
  const { why, trouble, signed } = cause;
  const { world, talk, coalition, content, relays } = around;
  const { provider, account } = world;
  const files = (await giveContent(relays, content)) ? [] : await contentFiles(content);
  const landed = async (): Promise<Done | undefined> => {
    if (signed === undefined) return undefined;
    const { message, since } = signed;
    const transaction = await findLanded(provider, coalition.addresses, message, since);
    if (transaction === undefined) return undefined;
    return { transaction, how: "relay", digest: message.digest };
  };
  for (;;) {
    const already = await landed();
    if (already) return already;
    const call = await callToSend(around, signed?.message);
    let cost: Awaited<ReturnType<typeof feeOf>>;
    try {
      cost = await feeOf(provider, account, call);
    } catch (error) {
      // What came in between may be the very thing.
      const just = explainRevert(error) && (await landed());
      if (just) return just;
      throw error;
    }
    const offer = { why, trouble, ...cost, signed: signed !== undefined, files };
    if ((await talk.offer(offer)) === "pay") break;
  }
  const already = await landed();
  if (already) return already;
  await orStopped(
    world.toChain(() => talk.atWallet("chain")),
    talk.signal,
  );
  talk.atWallet("transaction");
  const signer = new DialogSigner(world, talk.signal, () =>
    Promise.reject(new Error("nothing is signed here")),
  );
  // What was signed may be past its deadline by now.
  const transaction = await signer.send(await callToSend(around, signed?.message));
  talk.sent(transaction);
  const receipt = await awaitMined(provider, transaction);
  const digest = signed?.message.digest;
  return {
    ...{ transaction: receipt.hash, how: "direct", ...(digest !== undefined && { digest }) },
    takenBack: () => isTakenBack(provider, receipt),
    backAgain: () => isBackAgain(() => minedAgain(provider, receipt.hash)),
    again: () => goDirect(around, { ...cause, why: "undone", trouble: undefined }),
  };
}

/** The signed paper as long as it counts; once it is past its deadline it cannot come any more. */
async function callToSend(
  { coalition, call }: Around,
  message: Message | undefined,
): Promise<Call> {
  if (message?.path !== "/v1/papers") return call;
  const paper = paperOfJson(paperSchema.parse(message.body));
  if (Number(await coalition.governor.clock()) > paper.deadline) return call;
  return { to: coalition.addresses.authenticator, data: encodeAct(paper) };
}
