/// <reference lib="webworker" />
import { BLOCK_SIZE_LIMIT } from "../../../core/content/index.js";
import { isDaoError } from "../../../core/errors.js";
import { fetchBytes } from "../../reading/fetch-bytes.js";
import { Nodes } from "../../reading/rpc.js";
import { RpcProvider } from "../../reading/rpc-provider.js";
import type { AuditJob, AuditQuestion, FromAuditor, SentError } from "./audit-messages.js";
import { Auditor } from "./auditor.js";

/** Runs audits beside the page, so that the page stays quick and may end them at any moment. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

const send = (message: FromAuditor) => scope.postMessage(message);

/** Milliseconds between two tellings of the same step. */
const EVERY = 100;
let told = { step: "", at: 0 };

const auditor = new Auditor({
  node: ({ chainId, rpcUrls }) => new RpcProvider(new Nodes(chainId, rpcUrls)),
  blob: ({ relays }) => blobsFrom(relays),
  progress(step, done, of) {
    const now = performance.now();
    if (step === told.step && now - told.at < EVERY && done !== of) return;
    told = { step, at: now };
    send({ type: "progress", step, done, of });
  },
});

scope.addEventListener("message", ({ data }: MessageEvent<AuditQuestion>) => void answer(data));

async function answer(question: AuditQuestion): Promise<void> {
  const { id } = question;
  try {
    send({ type: "answer", id, value: await ask(question) });
  } catch (error) {
    send({ type: "failure", id, error: sent(error) });
  }
}

function ask(question: AuditQuestion): Promise<unknown> {
  if (question.ask === "audit") return auditor.audit(question.job);
  if (question.ask === "ballots") return auditor.ballots(question.job, question.query);
  return auditor.page();
}

/** Blocks from the first relay that has them; the audit checks the bytes. */
function blobsFrom(relays: AuditJob["relays"]) {
  return async (cid: string): Promise<Uint8Array | undefined> => {
    for (const relay of relays) {
      const url = `${relay.replace(/\/$/, "")}/ipfs/${cid}?format=raw`;
      const bytes = await fetchBytes(url, { limit: BLOCK_SIZE_LIMIT }).catch(() => undefined);
      if (bytes !== undefined) return bytes;
    }
    return undefined;
  };
}

function sent(error: unknown): SentError {
  if (isDaoError(error)) {
    const { code, message, hint } = error;
    return { code, message, hint };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: undefined, message, hint: undefined };
}
