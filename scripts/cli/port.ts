import { DaoError } from "../../core/errors.js";

/** A TCP port; 0 takes any free one. */
export function parsePort(given: string): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new DaoError("INPUT_INVALID", `"${given}" is not a port.`, {
    hint: "A port is a whole number from 0 to 65535.",
  });
}
