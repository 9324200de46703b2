import { pino, type Logger } from "pino";

export type { Logger } from "pino";

/** Paths that could hold a secret, whatever is logged: keys, passwords, and what a member signed. */
const SECRETS = [
  "key",
  "password",
  "privateKey",
  "mnemonic",
  "*.key",
  "*.password",
  "*.privateKey",
  "*.mnemonic",
  "req.headers.authorization",
  "req.headers.cookie",
  "headers.authorization",
  "headers.cookie",
];

/** Structured logs: one JSON line per event on stdout, or wherever `destination` points. */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = { level, redact: { paths: SECRETS, censor: "[withheld]" } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
