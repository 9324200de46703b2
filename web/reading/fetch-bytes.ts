const TIMEOUT_MS = 20_000;

/**
 * What lies at an address: so many bytes at most, in so much time, and from there alone.
 *
 * @throws Error when nothing answers, it is refused, leads elsewhere or is longer.
 */
export async function fetchBytes(
  url: string,
  { limit, signal }: { limit: number; signal?: AbortSignal | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, {
    ...{ redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" },
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new HttpError(response.status);
  }
  return readBytes(response, limit);
}

/** The answer was no. */
export class HttpError extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
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
