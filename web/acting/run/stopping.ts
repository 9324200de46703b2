import type { Talk } from "./talk.js";

/** A promise, or the reason of a signal, whichever comes first: some wallets never answer. */
export async function orStopped<Value>(doing: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, refuse) => {
    stop = () => refuse(signal.reason as Error);
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([doing, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A talk that is over when the signal says so: what still goes on behind it is stopped at its next word. */
export function untilStopped(talk: Talk, signal: AbortSignal): Talk {
  const live =
    <Given extends unknown[], Said>(say: (...given: Given) => Said) =>
    (...given: Given): Said => {
      signal.throwIfAborted();
      return say(...given);
    };
  return {
    signal,
    review: live((request) => talk.review(request)),
    offer: live((offer) => talk.offer(offer)),
    atWallet: live((what) => talk.atWallet(what)),
    handing: live((relay) => talk.handing(relay)),
    taken: live((relay, answer, message) => talk.taken(relay, answer, message)),
    sent: live((transaction) => talk.sent(transaction)),
  };
}
