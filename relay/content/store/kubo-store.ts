import { BLOCK_SIZE_LIMIT, RAW_CODEC } from "../../../core/content/index.js";
import { DaoError, isDaoError } from "../../../core/errors.js";
import type { ContentConfig } from "../config.js";
import { BlockNotFound, type ContentStore } from "./content-store.js";

/**
 * Blocks in a Kubo node, over its RPC. Give the relay a node (or a repository) of its own: content it
 * drops is unpinned and its blocks removed. Nothing is looked for in the network: a relay's `get`
 * answers from what was put, and fetching is the exchange's business.
 */
export function openKuboStore({
  url,
  authorization,
  timeoutSeconds,
}: ContentConfig["kubo"]): ContentStore {
  const base = url.replace(/\/+$/, "");

  async function call(
    command: string,
    query: Record<string, string>,
    body?: FormData,
    signal?: AbortSignal,
  ) {
    const address = `${base}/api/v0/${command}?${new URLSearchParams(query).toString()}`;
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      const response = await fetch(address, {
        method: "POST",
        redirect: "error",
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
        ...(authorization !== undefined && { headers: { authorization } }),
        ...(body !== undefined && { body }),
      });
      if (response.ok) return response;
      throw unusable(base, `${command}: ${await messageOf(response)}`);
    } catch (cause) {
      signal?.throwIfAborted();
      if (isDaoError(cause)) throw cause;
      throw unusable(base, cause instanceof Error ? cause.message : String(cause), cause);
    }
  }

  /** Refusals that mean "not here"; Kubo has no code for them. */
  const absent = (error: unknown) =>
    isDaoError(error) && /not found|not pinned|could not find/i.test(error.message);

  async function drop(command: string, query: Record<string, string>) {
    try {
      const answer = await call(command, query);
      await answer.text();
    } catch (error) {
      if (!absent(error)) throw error;
    }
  }

  return {
    kind: "kubo",

    async put(cid, block) {
      const body = new FormData();
      body.append("data", new Blob([new Uint8Array(block)]));
      const codec = cid.code === RAW_CODEC ? "raw" : "dag-pb";
      const answer = await call(
        "block/put",
        { "cid-codec": codec, mhtype: "sha2-256", "allow-big-block": "true" },
        body,
      );
      const { Key: key } = (await answer.json()) as { Key?: unknown };
      if (key !== cid.toString()) throw unusable(base, `it stored block ${cid} as ${String(key)}`);
    },

    async *get(cid, { signal } = {}) {
      let answer: Response;
      try {
        answer = await call(
          "block/get",
          { arg: cid.toString(), offline: "true" },
          undefined,
          signal,
        );
      } catch (error) {
        if (absent(error)) throw new BlockNotFound(cid, error);
        throw error;
      }
      if (answer.body === null) throw new BlockNotFound(cid);
      yield* answer.body;
    },

    async has(cid) {
      try {
        const answer = await call("block/stat", { arg: cid.toString(), offline: "true" });
        await answer.text();
        return true;
      } catch (error) {
        if (absent(error)) return false;
        throw error;
      }
    },

    delete: (cid) => drop("block/rm", { arg: cid.toString(), force: "true" }),

    async pin(root) {
      await (await call("pin/add", { arg: root.toString(), offline: "true" })).text();
    },

    unpin: (root) => drop("pin/rm", { arg: root.toString() }),
    // What is not pinned is for Kubo's own collector.
    sweep: () => Promise.resolve(0),
    async check() {
      await (await call("version", {})).text();
    },
    close: () => Promise.resolve(),
  };
}

async function messageOf(response: Response): Promise<string> {
  const text = (await response.text()).slice(0, BLOCK_SIZE_LIMIT);
  try {
    const { Message: message } = JSON.parse(text) as { Message?: unknown };
    if (typeof message === "string") return message;
  } catch {
    // Not Kubo's JSON: the status says what there is to say.
  }
  return `HTTP ${response.status}`;
}

function unusable(base: string, reason: string, cause?: unknown): DaoError {
  return new DaoError(
    "CONTENT_STORE_UNUSABLE",
    `the Kubo node at ${base} cannot be used: ${reason}`,
    {
      hint: "Check that the node runs and that its RPC address and authorization are those of the configuration.",
      cause,
    },
  );
}
