/** Most addresses that are kept. */
export const MOST = 20;

/** What is written one to a line: the addresses, and the first line that is none. */
export function addressesIn(text: string): { urls: string[]; wrong?: string } {
  const urls = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const wrong = urls.slice(0, MOST).find((url) => !isAddress(url)) ?? urls[MOST];
  return wrong === undefined ? { urls } : { urls, wrong };
}

/** Of the web, or relative to this page; without a name and password, which everybody would see. */
function isAddress(url: string): boolean {
  if (url.startsWith("./")) return url.length < 2_000 && !/\s/.test(url);
  if (!URL.canParse(url) || url.length > 2_000) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}
