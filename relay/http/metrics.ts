import { setTimeout as sleep } from "node:timers/promises";
import { collectDefaultMetrics, Histogram, type Registry } from "prom-client";
import type { RelayApp } from "./app-type.js";

/** Longer than this no figure is waited for: whoever collects them does not wait much longer either. */
const PATIENCE_MS = 3_000;

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
    reply.type(metrics.contentType).send(await figuresOf(metrics, app)),
  );
}

/** All figures that can be told now: those that need a node that is away do not take the others with them. */
async function figuresOf(metrics: Registry, { log }: Pick<RelayApp, "log">): Promise<string> {
  const over = sleep(PATIENCE_MS, undefined, { ref: false });
  const texts = await Promise.all(
    metrics.getMetricsAsArray().map(async ({ name }) => {
      try {
        return (await Promise.race([metrics.getSingleMetricAsString(name), over])) ?? "";
      } catch (error) {
        log.warn({ err: error, metric: name }, "a figure cannot be told");
        return "";
      }
    }),
  );
  return `${texts.filter((text) => text !== "").join("\n\n")}\n`;
}
