import type { RelayApp } from "./app-type.js";
import { HttpRefusal } from "./refusal.js";

/** How long a request may take to arrive, body included, in milliseconds. */
export interface RequestTimes {
  /** Of routes that say `isUpload`. */
  uploadMs: number;
  /** Of all others. */
  otherMs: number;
}

/** The largest content there is comes at a megabit a second. */
export const REQUEST_TIMES: RequestTimes = { uploadMs: 2_400_000, otherMs: 30_000 };

/** Refuses what does not arrive in time; uploads are refused by the server itself. Register before any route. */
export function limitTime(app: RelayApp, { otherMs }: RequestTimes): void {
  app.addHook("onRequest", (request, reply, done) => {
    done();
    const { isUpload = false } = request.routeOptions.config as { isUpload?: boolean };
    if (isUpload || request.raw.complete) return;
    const timer = setTimeout(() => {
      if (request.raw.complete || reply.sent) return;
      reply.raw.once("finish", () => request.raw.destroy());
      void reply
        .header("connection", "close")
        .send(new HttpRefusal(408, "request-timeout", "The request did not arrive in time."));
    }, otherMs);
    for (const side of [request.raw, reply.raw]) side.once("close", () => clearTimeout(timer));
  });
}
