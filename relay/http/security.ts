import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import type { RelayConfig } from "../config.js";
import type { RelayApp } from "./app-type.js";
import { HttpRefusal } from "./refusal.js";

/** On every answer, whatever it is. Nothing that is served here may run script, be framed or be guessed at. */
export const SAFE_HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "cache-control": "no-store",
} as const;

/** Headers, the allow-list of origins and the rate limit. Register before any route. */
export async function secure(app: RelayApp, { http }: Pick<RelayConfig, "http">): Promise<void> {
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(SAFE_HEADERS);
    done();
  });
  if (http.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: http.corsOrigins.includes("*") ? "*" : http.corsOrigins,
      methods: ["GET", "HEAD", "POST", "PUT"],
      allowedHeaders: ["content-type", "accept", "last-event-id"],
      exposedHeaders: ["etag", "retry-after", "content-disposition"],
      maxAge: 600,
    });
  }
  await app.register(rateLimit, {
    global: true,
    max: http.requestsPerMinute,
    timeWindow: 60_000,
    // Whoever has one IPv6 address has 2^64 of them.
    ipv6Subnet: 64,
    // Whoever watches over the relay must not be told that it is busy.
    allowList: ({ url }) => url === "/healthz" || url === "/metrics",
    errorResponseBuilder: (_request, { max, ttl }) =>
      new HttpRefusal(
        429,
        "too-many-requests",
        `More than ${max} requests a minute came from you.`,
        {
          hint: `Go on in ${Math.max(1, Math.ceil(ttl / 1000))} s.`,
        },
      ),
  });
}
