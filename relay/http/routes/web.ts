import { relative, sep } from "node:path";
import serveStatic from "@fastify/static";
import type { RelayApp } from "../app-type.js";
import type { WebApp } from "../web-app.js";

/** A year: names of these files hold a digest of what is in them. */
const FOR_EVER = "public, max-age=31536000, immutable";
/** Asked for again each time: the page names the newest of the others. */
const ALWAYS_ASK = "no-cache";

/** Where the build puts what has its digest in its name. */
const NAMED_BY_CONTENT = /^assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+(\.br|\.gz)?$/;

/**
 * The web app at `/`. What is not among its files is answered as anything else that is not there, and no path leads out of
 * its directory; a new build is served at once. Where the build left compressed copies, those are sent to whoever takes them.
 */
export async function webRoutes(app: RelayApp, web: WebApp | undefined): Promise<void> {
  if (web === undefined) return;
  await app.register(serveStatic, {
    root: web.directory,
    prefix: "/",
    index: ["index.html"],
    dotfiles: "ignore",
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const name = relative(web.directory, path).split(sep).join("/");
      void reply.headers({
        "cache-control": NAMED_BY_CONTENT.test(name) ? FOR_EVER : ALWAYS_ASK,
        // Scripts too: a worker has the policy it came with, not that of its page.
        "content-security-policy": web.policy,
        "cross-origin-opener-policy": "same-origin-allow-popups",
        vary: "accept-encoding",
      });
    },
  });
}
