import { DaoError } from "../../core/errors.js";
import { relayAt } from "../via/relay-client.js";
import { wireErrorSchema } from "../../core/wire/error.js";

/** A relay that sends nothing for this long has gone. */
const SILENCE_MS = 60_000;
const REFUSAL_LIMIT = 65_536;

/**
 * A list's mailbox as a relay sends it.
 *
 * @throws DaoError `URL_MALFORMED`, `RELAY_UNREACHABLE`, `EXPORT_BROKEN`, and what the relay refuses with.
 */
export async function* downloadMailbox(relay: string, list: string): AsyncGenerator<Uint8Array> {
  const { url } = relayAt(relay);
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await ask(`${url}/v1/lists/${encodeURIComponent(list)}/archive.mbox`, silence);
    if (!response.ok) throw await refusal(response, url);
    try {
      for await (const piece of response.body ?? []) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        yield piece;
      }
    } catch (cause) {
      throw new DaoError("EXPORT_BROKEN", `The mailbox of ${url} ended before its time.`, {
        hint: "Nothing was kept. Repeat it, or ask another relay.",
        cause,
      });
    }
  } finally {
    clearTimeout(timer);
  }
}

async function ask(address: string, { signal }: AbortController): Promise<Response> {
  try {
    return await fetch(address, { redirect: "error", signal });
  } catch (cause) {
    throw new DaoError("RELAY_UNREACHABLE", `No relay answers at ${new URL(address).origin}.`, {
      hint: "Check the address given with --relay, or try another relay.",
      cause,
    });
  }
}

async function refusal(response: Response, url: string): Promise<DaoError> {
  const text = (await response.text().catch(() => "")).slice(0, REFUSAL_LIMIT);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const error = wireErrorSchema.safeParse(value);
  if (!error.success) {
    return new DaoError(
      "RELAY_ANSWER_MALFORMED",
      `What answers at ${url} does not speak as a relay.`,
      {
        hint: "Check the address given with --relay.",
      },
    );
  }
  const { code, message, hint } = error.data;
  return new DaoError(code.toUpperCase().replaceAll("-", "_"), `The relay says: ${message}`, {
    hint,
  });
}
