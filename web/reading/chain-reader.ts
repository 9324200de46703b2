import { DaoError } from "../../core/errors.js";
import type { FromWorker, SentError, ToWorker } from "./chain-messages.js";
import { type Deferred, deferred } from "./deferred.js";
import { passOn } from "./reader-methods.js";
import { originOf } from "./rpc.js";
import type { OwnReader, SwitchboardOptions } from "./switchboard.js";

const begin = () => new Worker(new URL("./chain-worker.ts", import.meta.url), { type: "module" });

let spare: Worker | undefined;

/** Loads the worker's code while there is somebody to load it from: it may be the relay that goes away. */
export function prepareChainReader(): void {
  if (spare !== undefined) return;
  const worker = (spare = begin());
  worker.addEventListener("error", () => {
    if (spare === worker) spare = undefined;
  });
}

/** Reads the chain in a worker of the browser. */
export const openChainReader: SwitchboardOptions["openChain"] = (where, tell) => {
  const worker = spare ?? begin();
  spare = undefined;
  return readerOver(worker, where, tell);
};

type Port = Pick<Worker, "postMessage" | "addEventListener" | "terminate">;

/** Asks a worker, and matches its answers to the questions. */
export function readerOver(
  worker: Port,
  where: Parameters<SwitchboardOptions["openChain"]>[0],
  tell: Parameters<SwitchboardOptions["openChain"]>[1],
): OwnReader {
  const waiting = new Map<number, Deferred<unknown>>();
  let asked = 0;
  const send = (message: ToWorker) => worker.postMessage(message);
  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === "progress") return tell.progress(data.progress);
    if (data.type === "moved") return tell.moved();
    const question = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) question?.resolve(data.value);
    else question?.reject(errorFrom(data.error));
  });
  worker.addEventListener("error", () => failAll(broken()));
  send({ type: "start", ...where });
  return {
    kind: "chain",
    where: originOf(where.rpcUrls[0] ?? ""),
    ...passOn((method, args) => {
      const question = deferred<unknown>();
      waiting.set(++asked, question);
      send({ type: "ask", id: asked, method, args });
      return question.promise;
    }),
    wake: () => send({ type: "wake" }),
    close() {
      worker.terminate();
      failAll(broken());
    },
  };
}

const errorFrom = ({ code, message, hint }: SentError): Error =>
  code === undefined ? new Error(message) : new DaoError(code, message, { hint });

const broken = () =>
  new DaoError("CHAIN_READER_BROKEN", "The chain cannot be read in this browser just now.", {
    hint: "Load the page again, or name a relay under Connection.",
  });
