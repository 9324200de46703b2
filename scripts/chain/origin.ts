import type { IncomingHttpHeaders } from "node:http";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/**
 * Any web page can make a browser send requests to this machine, and the development keys are
 * known to all. So pages must come from this machine too (or be a wallet's extension), and the
 * name they call must be this machine's, or a foreign name could be pointed at it.
 *
 * @param bound the address the door is bound to.
 * @returns why the request is refused, or undefined.
 */
export function refusalOf(headers: IncomingHttpHeaders, bound: string): string | undefined {
  const called = hostnameOf(`http://${headers.host ?? ""}`);
  const everywhere = bound === "0.0.0.0" || bound === "::";
  if (!everywhere && (called === undefined || !(LOOPBACK.has(called) || called === bound))) {
    return `This chain is called by http://${bound}, not by ${headers.host ?? "no name"}.`;
  }
  const { origin } = headers;
  if (origin === undefined || /^(chrome|moz|safari-web)-extension:\/\//.test(origin))
    return undefined;
  const page = hostnameOf(origin);
  if (page !== undefined && (LOOPBACK.has(page) || page === called)) return undefined;
  return `Pages from ${origin} may not use this chain; only pages from this machine may.`;
}
