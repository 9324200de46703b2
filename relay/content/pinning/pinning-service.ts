import { z } from "zod";
import { DaoError } from "../../../core/errors.js";

/** `PinStatus` of the specification, as far as it is used here. */
const pinStatus = z.object({
  requestid: z.string().min(1).max(512),
  status: z.enum(["queued", "pinning", "pinned", "failed"]),
  pin: z.object({ cid: z.string() }),
});
export type PinStatus = z.infer<typeof pinStatus>;

const pinResults = z.object({ count: z.number(), results: z.array(pinStatus) });
const failure = z.object({
  error: z.object({ reason: z.string(), details: z.string().optional() }),
});

/** https://ipfs.github.io/pinning-services-api-spec/, the calls a relay makes. */
export interface PinningService {
  /** The newest pin of the content that the service has, failed ones aside. */
  find(cid: string, signal: AbortSignal): Promise<PinStatus | undefined>;
  order(cid: string, signal: AbortSignal): Promise<PinStatus>;
  /** Undefined when the service knows no such order. */
  look(request: string, signal: AbortSignal): Promise<PinStatus | undefined>;
  cancel(request: string, signal: AbortSignal): Promise<void>;
}

export interface PinningAccess {
  /** Base address, without `/pins`. */
  url: string;
  token: string | undefined;
  /** Multiaddresses where the content can be had. */
  origins: readonly string[];
}

const TIMEOUT = 30_000;
const ANSWER_LIMIT = 1_048_576;

/** Every refusal is a DaoError `PINNING_FAILED`; the token is never part of one. */
export function openPinningService({ url, token, origins }: PinningAccess): PinningService {
  const base = url.replace(/\/+$/, "");

  async function call(
    method: string,
    path: string,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<unknown> {
    const response = await fetch(`${base}/pins${path}`, {
      method,
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
      headers: {
        accept: "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw failed(
        `${method} /pins: ${cause instanceof Error ? cause.message : String(cause)}`,
        cause,
      );
    });
    const text = await shortText(response);
    if (method !== "POST" && response.status === 404) return undefined;
    if (!response.ok) throw failed(`${method} /pins: HTTP ${response.status}${reasonIn(text)}`);
    return text === "" ? undefined : parse(text);
  }

  const understood = <T>(schema: z.ZodType<T>, value: unknown): T => {
    const { success, data } = schema.safeParse(value);
    if (!success) throw failed("its answer is not what the specification says");
    return data;
  };

  return {
    async find(cid, signal) {
      const query = new URLSearchParams({ cid, status: "queued,pinning,pinned", limit: "1" });
      const found = await call("GET", `?${query.toString()}`, signal);
      return understood(pinResults, found).results.find(({ pin }) => pin.cid === cid);
    },
    async order(cid, signal) {
      const pin = { cid, ...(origins.length > 0 && { origins }) };
      return understood(pinStatus, await call("POST", "", signal, pin));
    },
    async look(request, signal) {
      const found = await call("GET", `/${encodeURIComponent(request)}`, signal);
      return found === undefined ? undefined : understood(pinStatus, found);
    },
    async cancel(request, signal) {
      await call("DELETE", `/${encodeURIComponent(request)}`, signal);
    },
  };
}

async function shortText(response: Response): Promise<string> {
  if (response.body === null) return "";
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.byteLength;
    if (size > ANSWER_LIMIT) throw failed(`its answer is over ${ANSWER_LIMIT} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function reasonIn(text: string): string {
  const { data } = failure.safeParse(parse(text));
  return data === undefined ? "" : ` (${data.error.reason})`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(reason: string, cause?: unknown): DaoError {
  return new DaoError("PINNING_FAILED", `the pinning service failed: ${reason.slice(0, 300)}`, {
    hint: "Check its address and token; it is tried again by itself.",
    cause,
  });
}
