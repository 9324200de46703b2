import { createHash } from "node:crypto";
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { CID } from "multiformats/cid";
import { BLOCK_SIZE_LIMIT } from "../../../core/content/index.js";
import { publicLookup } from "./addresses.js";

/** How a peer answered a request for a block. */
export type PeerAnswer =
  | { kind: "block"; bytes: Uint8Array }
  /** It does not have it. */
  | { kind: "absent" }
  /** It did not answer, not in time, or with something else; it may be better later. */
  | { kind: "failed"; why: string }
  /** It sent other bytes than were asked for: whatever its reason, it is not asked again for long. */
  | { kind: "lied"; why: string };

/** One relay that is asked for blocks, in the shape of a trustless gateway. */
export interface Peer {
  /** As configured, for people. */
  readonly url: string;
  block(cid: CID, signal: AbortSignal): Promise<PeerAnswer>;
  close(): void;
}

/**
 * Plain requests for single blocks: no redirects, no cookies, no compression, at most 2 MiB and a
 * fixed time for the whole answer, hash checked before a byte is believed.
 *
 * @param trusted named by the operator; otherwise every connection must go to a public address.
 */
export function openPeer(base: URL, trusted: boolean, timeoutSeconds: number): Peer {
  const secure = base.protocol === "https:";
  const settings = {
    keepAlive: true,
    maxSockets: 8,
    maxFreeSockets: 2,
    timeout: timeoutSeconds * 1000,
  };
  const agent = secure ? new HttpsAgent(settings) : new HttpAgent(settings);
  const request = secure ? requestHttps : requestHttp;

  function ask(cid: CID, signal: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(`ipfs/${cid}?format=raw`, base), {
        agent,
        signal,
        ...(!trusted && { lookup: publicLookup }),
        headers: { accept: "application/vnd.ipld.raw", "accept-encoding": "identity" },
        maxHeaderSize: 16_384,
      });
      outgoing.once("response", resolve).once("error", reject).end();
    });
  }

  return {
    url: base.href,
    close: () => agent.destroy(),
    async block(cid, signal) {
      const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
      let answer: IncomingMessage | undefined;
      try {
        answer = await ask(cid, AbortSignal.any([signal, timeout]));
        return await take(cid, answer);
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted) return { kind: "failed", why: `no block within ${timeoutSeconds} s` };
        return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
      } finally {
        // What is left of an answer is not waited for.
        if (answer?.complete !== true) answer?.destroy();
      }
    },
  };
}

async function take(cid: CID, answer: IncomingMessage): Promise<PeerAnswer> {
  const status = answer.statusCode ?? 0;
  if (status !== 200) {
    if (status === 404 || status === 410) {
      answer.resume();
      return { kind: "absent" };
    }
    return { kind: "failed", why: `HTTP ${status}` };
  }
  const pieces: Uint8Array[] = [];
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of answer as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > BLOCK_SIZE_LIMIT)
      return { kind: "lied", why: `more than ${BLOCK_SIZE_LIMIT} bytes for one block` };
    hash.update(piece);
    pieces.push(piece);
  }
  return hash.digest().equals(cid.multihash.digest)
    ? { kind: "block", bytes: Buffer.concat(pieces) }
    : { kind: "lied", why: `${size} bytes that do not hash to ${cid}` };
}
