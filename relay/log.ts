import { pino, type Logger } from "pino";

export type { Logger } from "pino";

/** Names of fields that hold a secret, wherever in the first four levels of what is logged they are. */
const SECRETS = [
  ...["key", "password", "privateKey", "mnemonic", "token", "postgresUrl"],
  ...["authorization", "cookie"],
];
const REDACTED = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

/** Paths and queries of nodes' and databases' addresses carry keys, and errors quote them: only the origin is kept. */
export const withoutPaths = (text: string): string =>
  text.replace(/\b([a-z]+:\/\/)(?:[^\s/"'@]*@)?([^\s/"'?#]+)[^\s"')]*/gi, "$1$2");

/** Of an error its kind, code, words and place; not what libraries hang on it: requests, transactions, addresses. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? withoutPaths(error) : error;
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    message: withoutPaths(error.message),
    ...(error.stack !== undefined && { stack: withoutPaths(error.stack) }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** An error as one line for logs: libraries append whole requests to theirs, with the address that was asked. */
export function inOneLine(error: unknown): string {
  const { shortMessage } = Object(error) as { shortMessage?: unknown };
  const text = error instanceof Error ? error.message : String(error);
  const [line = ""] = (typeof shortMessage === "string" ? shortMessage : text).split("\n");
  return withoutPaths(line).slice(0, 200);
}

/** Structured logs: one JSON line per event on stdout, or wherever `destination` points. */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    redact: { paths: REDACTED, censor: "[withheld]" },
    serializers: { err: describeError, error: describeError, why: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
