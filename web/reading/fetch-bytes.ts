import { fetchOnce } from "./ahead.js";

const TIMEOUT_MS = 20_000;

/** How much is taken, and how long is waited. */
export interface FetchLimits {
  /** Bytes. */
  limit: number;
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** The answer was no. */
export class HttpError extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

/**
 * What lies at an address: so many bytes at most, in so much time, and from there alone.
 *
 * @throws HttpError when it is refused; Error when nothing answers, it leads elsewhere or is longer.
 */
export async function fetchBytes(
  url: string,
  limits: FetchLimits,
  init: RequestInit = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { limit, timeoutMs = TIMEOUT_MS, signal } = limits;
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await fetchOnce(url, {
    ...{ redirect: "error", credentials: "omit", referrerPolicy: "no-referrer", ...init },
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new HttpError(response.status);
  }
  return readBytes(response, limit);
}

/** Puts JSON to an address. @returns whatever JSON it answers. */
export async function postJson(url: string, body: unknown, limits: FetchLimits): Promise<unknown> {
  const bytes = await fetchBytes(url, limits, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

async function readBytes(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
    length += piece.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      throw new Error(`more than ${limit} bytes`);
    }
    chunks.push(piece.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
