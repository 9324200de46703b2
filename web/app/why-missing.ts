/** `lost`: nobody answers. `updated`: the page is made of other files by now. `refused`: it is the same, without this file. */
export type WhyMissing = "lost" | "updated" | "refused";

const TIMEOUT_MS = 8_000;

/** Why a file of the app did not come: asks for the page itself anew, and looks whether it still names what runs here. */
export async function whyMissing(): Promise<WhyMissing> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const address = new URL(".", document.baseURI);
    const answer = await fetch(address, { cache: "no-store", signal });
    if (!answer.ok) return "refused";
    const page = await answer.text();
    return running().every((file) => page.includes(file)) ? "refused" : "updated";
  } catch {
    return "lost";
  }
}

/** Names of the scripts that the page as it was opened named; each has a fingerprint of its content. */
const running = (): string[] =>
  [...document.scripts].flatMap(({ src }) => (src === "" ? [] : [src.split("/").at(-1) ?? ""]));
