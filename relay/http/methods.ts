import type { HTTPMethods } from "fastify";
import type { RelayApp } from "./app-type.js";
import { HttpRefusal } from "./refusal.js";

const METHODS = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT", "OPTIONS"] as const;

/**
 * Says 405 and which methods there are, where a path is known and its method is not.
 * Call it before the routes; the returned function after the last of them.
 */
export function answerOtherMethods(app: RelayApp): () => void {
  const served = new Map<string, Set<string>>();
  let open = true;
  app.addHook("onRoute", ({ url, method }) => {
    if (!open || url.includes("*")) return;
    const methods = served.get(url) ?? new Set();
    for (const each of [method].flat()) methods.add(each.toUpperCase());
    served.set(url, methods);
  });
  return () => {
    open = false;
    for (const [url, methods] of served) {
      const others = METHODS.filter((method) => !methods.has(method));
      const allow = [...methods].sort().join(", ");
      app.route({
        method: others as HTTPMethods[],
        url,
        schema: { hide: true },
        // Before the body is read: nobody's 10 MB are taken in only to be refused.
        onRequest: (request, reply, done) => {
          void reply.header("allow", allow);
          done(
            new HttpRefusal(405, "method-not-allowed", `${request.method} is not done here.`, {
              hint: `Use ${allow}.`,
            }),
          );
        },
        handler: () => undefined,
      });
    }
  };
}
