/// <reference lib="webworker" />
import { isDaoError } from "../../core/errors.js";
import { ChainFollowing } from "./chain-following.js";
import type { FromWorker, SentError, ToWorker } from "./chain-messages.js";

/** Reads the chain beside the page, so that the page stays quick. One coalition for each worker. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

const send = (message: FromWorker) => scope.postMessage(message);

let following: ChainFollowing | undefined;

scope.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "start")
    following ??= new ChainFollowing({
      ...data,
      progress: (progress) => send({ type: "progress", progress }),
      moved: () => send({ type: "moved" }),
    });
  else if (data.type === "wake") following?.wake();
  else void answer(data);
});

async function answer({ id, method, args }: Extract<ToWorker, { type: "ask" }>): Promise<void> {
  try {
    const value = await following?.ask(method, args);
    send({ type: "answer", id, value });
  } catch (error) {
    send({ type: "answer", id, error: sent(error) });
  }
}

function sent(error: unknown): SentError {
  if (isDaoError(error)) return { code: error.code, message: error.message, hint: error.hint };
  return { message: error instanceof Error ? error.message : String(error) };
}
