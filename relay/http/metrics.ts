import { collectDefaultMetrics, Histogram, type Registry } from "prom-client";
import type { RelayApp } from "./app-type.js";

/** Serves the registry at /metrics and adds how long each route took, and the process itself. */
export function measure(app: RelayApp, metrics: Registry): void {
  collectDefaultMetrics({ register: metrics });
  const seconds = new Histogram({
    name: "relay_http_request_seconds",
    help: "Time from the request's head to the end of its answer.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [metrics],
  });
  app.addHook("onResponse", (request, reply, done) => {
    // The route's pattern and not the path: nobody may make labels by asking for odd paths.
    const route = request.routeOptions.url ?? "none";
    const labels = { method: request.method, route, status: reply.statusCode };
    seconds.observe(labels, reply.elapsedTime / 1000);
    request.log.debug({ ...labels, milliseconds: Math.round(reply.elapsedTime) }, "answered");
    done();
  });
  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}
