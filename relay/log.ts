import { pino, type Logger } from "pino";

export type { Logger } from "pino";

/** Names of fields that hold a secret, wherever in the first four levels of what is logged they are. */
const SECRETS = [
  ...["key", "password", "privateKey", "mnemonic", "token", "postgresUrl"],
  ...["authorization", "cookie"],
];
const REDACTED = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

/** Paths and queries of nodes' and databases' addresses carry keys, and errors quote them: only the origin is kept. */
const withoutPaths = (text: string) =>
  text.replace(/\b([a-z]+:\/\/)(?:[^\s/"'@]*@)?([^\s/"'?#]+)[^\s"')]*/gi, "$1$2");

/** Of an error its kind, code, words and place; not what libraries hang on it: requests, transactions, addresses. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? withoutPaths(error) : error;
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    message: withoutPaths(error.message),
    stack: error.stack?.replace(error.message, withoutPaths(error.message)),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** Structured logs: one JSON line per event on stdout, or wherever `destination` points. */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    redact: { paths: REDACTED, censor: "[withheld]" },
    serializers: { err: describeError, error: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
