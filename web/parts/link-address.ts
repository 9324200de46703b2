const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** An address of this app, "#/motions/0x…": how posts point at motions, cases and documents. */
export function isPlaceHere(address: string): boolean {
  return address.startsWith("#/");
}

/** The address if following it can do no harm here, and nothing if it could, or leads nowhere. */
export function safeAddress(address: string): string | undefined {
  if (isPlaceHere(address)) return address;
  return SCHEMES.has(urlOf(address)?.protocol ?? "") ? address : undefined;
}

/**
 * The host an address leads to, in the letters machines read (punycode), so that look-alikes are told apart; of mail whom it
 * goes to.
 */
export function hostOf(address: string): string | undefined {
  const url = urlOf(address);
  const host = url?.protocol === "mailto:" ? url.pathname : url?.host;
  return host === undefined || host === "" ? undefined : host;
}

function urlOf(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
