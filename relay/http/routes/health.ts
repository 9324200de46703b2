import { z } from "zod";
import { healthOf, partsOf, type Health, type Services } from "../../services.js";
import type { RelayApp } from "../app-type.js";

const healthSchema = z.object({
  ok: z.boolean(),
  parts: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
});

/** `GET /healthz`: 200 when every part is well, 503 when one is not; the answer says which and why. */
export function healthRoutes(app: RelayApp, services: Services): void {
  app.get(
    "/healthz",
    {
      schema: {
        tags: ["relay"],
        summary: "Whether every part of the relay is well",
        response: { 200: healthSchema, 503: healthSchema },
      },
    },
    async (_request, reply) => {
      const parts: Record<string, Health> = { chain: await chainHealth(services) };
      for (const [name, part] of partsOf(services)) parts[name] = await healthOf(part);
      const ok = Object.values(parts).every((part) => part.ok);
      return reply.code(ok ? 200 : 503).send({ ok, parts });
    },
  );
}

async function chainHealth({ chain }: Services): Promise<Health> {
  try {
    return { ok: true, detail: `block ${await chain.provider.getBlockNumber()}` };
  } catch {
    return { ok: false, detail: "the node does not answer" };
  }
}
