import { HttpRefusal } from "./refusal.js";

/** How deep lists and objects may lie in one another. No message of ours goes beyond 6. */
export const DEEPEST = 16;

const refuse = (code: string, message: string) => new HttpRefusal(400, code, message);

/**
 * Reads a JSON body, strictly: UTF-8, at most {@link DEEPEST} deep, no key that reaches for a prototype,
 * no text that is not Unicode or holds a NUL (no database could keep it).
 *
 * @throws HttpRefusal 400
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw refuse("body-empty", "The body is empty; it should be JSON.");
  const text = decode(bytes);
  refuseDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("json-malformed", "The body is not JSON.");
  }
  refuseOddities(value);
  return value;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refuse("utf8-malformed", "The body is not UTF-8.");
  }
}

/** Counts brackets outside of strings, so that nothing deep is ever built. */
function refuseDepth(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === 0x5c) at++;
      else if (char === 0x22) quoted = false;
    } else if (char === 0x22) quoted = true;
    else if (char === 0x7b || char === 0x5b) {
      if (++depth > DEEPEST)
        throw refuse("json-too-deep", `The body is nested more than ${DEEPEST} levels deep.`);
    } else if (char === 0x7d || char === 0x5d) depth--;
  }
}

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function refuseOddities(value: unknown): void {
  if (typeof value === "string") requireText(value);
  else if (Array.isArray(value)) value.forEach(refuseOddities);
  else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (PROTOTYPE_KEYS.has(key))
        throw refuse("key-refused", `No message has a field called "${key}".`);
      requireText(key);
      refuseOddities(part);
    }
  }
}

/** @throws HttpRefusal 400 for half a surrogate pair or a NUL. */
export function requireText(text: string): void {
  if (/[\p{Surrogate}\0]/u.test(text))
    throw refuse("text-malformed", "A text holds a NUL or half a character.");
}
