import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DaoError } from "../../core/errors.js";

/** The web app as it was built. */
export interface WebApp {
  /** Absolute path of the directory with its index.html. */
  directory: string;
  /** Content security policy for its pages. */
  policy: string;
}

/** Where `npm run build:web` puts it. */
const BUILT = fileURLToPath(new URL("../../dist/web", import.meta.url));

/** The page says itself what it may do; only this cannot be said in a page. */
const IN_NO_FRAME = "frame-ancestors 'none'";

/**
 * Finds the built web app.
 *
 * @param configured - its directory, or "none"; without it, the app of this kit if it was built.
 * @returns nothing when there is none to serve.
 * @throws DaoError `WEB_APP_UNUSABLE` when there is none where the configuration says, or its page has no policy.
 */
export async function findWebApp(
  configured: string | undefined,
  built = BUILT,
): Promise<WebApp | undefined> {
  if (configured === "none") return undefined;
  const directory = resolve(configured ?? built);
  const index = join(directory, "index.html");
  if (configured === undefined && !existsSync(index)) return undefined;
  const html = await readFile(index, "utf8").catch((cause: unknown) => {
    throw unusable(`There is no web app at ${directory}.`, cause);
  });
  const policy = policyOf(html);
  if (policy !== undefined) return { directory, policy: `${policy}; ${IN_NO_FRAME}` };
  throw unusable(`The page at ${index} has no content security policy.`);
}

/** The policy in a page's own meta element; attributes in any order. */
function policyOf(html: string): string | undefined {
  const [meta] = /<meta\s[^>]*http-equiv=["']Content-Security-Policy["'][^>]*>/i.exec(html) ?? [];
  const [, quote, policy] = /\scontent=(?:(")([^"]*)"|'([^']*)')/.exec(meta ?? "") ?? [];
  if (quote === undefined || policy === undefined) return undefined;
  return policy.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

const unusable = (message: string, cause?: unknown) =>
  new DaoError("WEB_APP_UNUSABLE", message, {
    hint: 'Build it with npm run build:web, name another directory (http.web), or "none".',
    cause,
  });
