import { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { wireErrorSchema } from "../../core/wire/error.js";

/** A relay over HTTP. Whatever it answers is checked against the schema it promises. */
export interface RelayClient {
  readonly url: string;
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

/** An answer takes no longer than this. */
const TIMEOUT_MS = 60_000;
/** Longest JSON answer in bytes: a relay may be hostile, and memory is ours. */
const JSON_LIMIT = 16 * 1024 * 1024;

/** What can be done when a relay cannot be reached, or refuses and does not say what to do. */
const HINTS = {
  acting: {
    away: "Check the address, try another relay, or leave --via out: then it goes directly to the chain.",
    refused: "Without --via it goes directly to the chain, paid by your account.",
  },
  reading: {
    away: "Check the address, or try another relay.",
    refused: "Try another relay.",
  },
} as const;

const unreachable = (url: string, hint: string, cause: unknown) =>
  new DaoError("RELAY_UNREACHABLE", `No relay answers at ${url}.`, { hint, cause });

/**
 * @param use - what it is asked for; only the words of refusals depend on it.
 * @throws DaoError `URL_MALFORMED`
 */
export function relayAt(given: string, use: keyof typeof HINTS = "acting"): RelayClient {
  const hints = HINTS[use];
  const base = baseOf(given);
  const url = base.href.replace(/\/$/, "");

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(`${url}${path}`, {
        redirect: "error", // What is signed goes where it was meant to go.
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...init,
      });
    } catch (cause) {
      throw unreachable(url, hints.away, cause);
    }
  }

  async function json<Answer>(response: Response, schema: z.ZodType<Answer>): Promise<Answer> {
    const bytes = await bodyOf(response, JSON_LIMIT, url);
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (cause) {
      throw nonsense(url, cause);
    }
    if (!response.ok) throw refusal(value, response.status, { url, hint: hints.refused });
    const answer = schema.safeParse(value);
    if (answer.success) return answer.data;
    throw nonsense(url, answer.error);
  }

  return {
    url,
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
          body: ReadableStream.from(bytes),
          duplex: "half",
        }),
        schema,
      ),
    async bytes(path, limit) {
      const response = await ask(path);
      if (response.ok) return bodyOf(response, limit, url);
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

async function bodyOf(response: Response, limit: number, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > limit) throw new Error(`more than ${limit} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw nonsense(url, cause);
  }
  return Buffer.concat(chunks);
}

function refusal(
  value: unknown,
  status: number,
  otherwise: { url: string; hint: string },
): DaoError {
  const error = wireErrorSchema.safeParse(value);
  if (!error.success) return nonsense(otherwise.url, new Error(`HTTP ${status}`));
  const { code, message, hint } = error.data;
  return new DaoError(code.toUpperCase().replaceAll("-", "_"), `The relay says: ${message}`, {
    hint: hint ?? otherwise.hint,
  });
}

const nonsense = (url: string, cause: unknown) =>
  new DaoError("RELAY_ANSWER_MALFORMED", `What answers at ${url} does not speak as a relay.`, {
    hint: "Check the address; relays of another version may not understand this command line.",
    cause,
  });
