import { z } from "zod";
import { DaoError } from "../errors.js";
import { wireErrorSchema } from "../wire/error.js";
import { RELAY_HINTS, type RelayHints } from "./hints.js";
import { RelayError } from "./relay-error.js";

/** A relay over HTTP. Whatever it answers is checked against the schema it promises. */
export interface RelayClient {
  readonly url: string;
  readonly hints: RelayHints;
  /** @throws DaoError with the relay's own code and words when it refuses. */
  get<Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer>;
  post<Answer>(path: string, body: unknown, schema: z.ZodType<Answer>): Promise<Answer>;
  /** Streams bytes to a path. */
  put<Answer>(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    schema: z.ZodType<Answer>,
  ): Promise<Answer>;
  /** Bytes at a path, at most `limit` of them; undefined when the relay has none there. */
  bytes(path: string, limit: number): Promise<Uint8Array | undefined>;
}

const TIMEOUT_MS = 60_000;
/** Longest JSON answer in bytes: a relay may be hostile, and memory is ours. */
const JSON_LIMIT = 16 * 1024 * 1024;
/** Most bytes that are gathered before they are sent. */
const BODY_LIMIT = 1024 * 1024 * 1024;

/** How a relay is talked to. */
export interface RelayOptions {
  /** What to do about trouble, in the words of the place. */
  hints?: RelayHints;
  /** Whether `fetch` sends a stream as it comes: browsers do not over HTTP/1.1, so there it is gathered first. */
  streaming?: boolean;
  /** An answer takes no longer than this; one minute when nothing is said. */
  timeoutMs?: number;
  /** Asks in the place of `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** @throws DaoError `URL_MALFORMED` */
export function relayAt(
  given: string,
  { hints = RELAY_HINTS, streaming = false, timeoutMs = TIMEOUT_MS, ...options }: RelayOptions = {},
): RelayClient {
  const fetching = options.fetch ?? fetch;
  const base = baseOf(given);
  const url = base.href.replace(/\/$/, "");

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetching(`${url}${path}`, {
        redirect: "error", // What is signed goes where it was meant to go.
        signal: AbortSignal.timeout(timeoutMs),
        ...init,
      });
    } catch (cause) {
      throw new RelayError(url, "RELAY_UNREACHABLE", `No relay answers at ${url}.`, {
        hint: hints.away,
        cause,
      });
    }
  }

  async function json<Answer>(response: Response, schema: z.ZodType<Answer>): Promise<Answer> {
    const bytes = await bodyOf(response, JSON_LIMIT);
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (cause) {
      throw nonsense(cause);
    }
    if (!response.ok) throw refusal(value, response.status);
    const answer = schema.safeParse(value);
    if (answer.success) return answer.data;
    throw nonsense(answer.error);
  }

  async function bodyOf(response: Response, limit: number): Promise<Uint8Array> {
    try {
      return await gathered(piecesOf(response.body), limit);
    } catch (cause) {
      throw nonsense(cause);
    }
  }

  function refusal(value: unknown, status: number): RelayError {
    const error = wireErrorSchema.safeParse(value);
    if (!error.success) return nonsense(new Error(`HTTP ${status}`));
    const { code, message, hint } = error.data;
    const said = code.toUpperCase().replaceAll("-", "_");
    return new RelayError(url, said, `The relay says: ${message}`, { hint: hint ?? hints.refused });
  }

  const nonsense = (cause: unknown) =>
    new RelayError(
      url,
      "RELAY_ANSWER_MALFORMED",
      `What answers at ${url} does not speak as a relay.`,
      { hint: hints.strange, cause },
    );

  return {
    url,
    hints,
    get: async (path, schema) => json(await ask(path), schema),
    post: async (path, body, schema) =>
      json(
        await ask(path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
        schema,
      ),
    put: async (path, bytes, schema) =>
      json(
        await ask(path, {
          method: "PUT",
          headers: { "content-type": "application/octet-stream" },
          ...(streaming
            ? { body: ReadableStream.from(bytes), duplex: "half" }
            : { body: await gathered(bytes, BODY_LIMIT) }),
        }),
        schema,
      ),
    async bytes(path, limit) {
      const response = await ask(path);
      if (response.ok) return bodyOf(response, limit);
      if (response.status !== 404) return json(response, z.never());
      await response.body?.cancel();
      return undefined;
    },
  };
}

function baseOf(given: string): URL {
  try {
    const url = new URL(given);
    if (/^https?:$/.test(url.protocol) && url.search === "" && url.hash === "") return url;
  } catch {
    // Said below, for every reason alike.
  }
  throw new DaoError("URL_MALFORMED", `"${given.slice(0, 200)}" is not the address of a relay.`, {
    hint: "Write such as http://127.0.0.1:8600.",
  });
}

/** Not every browser lets one go over a stream by itself. */
async function* piecesOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = stream?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // Nothing more is wanted of what is too long.
  }
}

/** @throws Error when it is longer than the limit. */
async function gathered(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of pieces) {
    length += chunk.length;
    if (length > limit) throw new Error(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
