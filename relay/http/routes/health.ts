import { z } from "zod";
import { healthOf, partsOf, type Health, type Services } from "../../services.js";
import type { RelayApp } from "../app-type.js";

const healthSchema = z.object({
  ok: z.boolean(),
  parts: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
});

/** Nobody is kept from asking, so nobody may make the node work by asking. */
const GOOD_FOR_MS = 1_000;

/**
 * `GET /healthz`: 200 when every part is well, 503 when one is not; the answer says which and why.
 *
 * @param clock milliseconds.
 */
export function healthRoutes(app: RelayApp, services: Services, clock = () => Date.now()): void {
  let answer: Promise<Record<string, Health>> | undefined;
  let until = 0;
  /** One look for all who ask while it is under way or a moment old. */
  const look = () => {
    if (answer !== undefined && clock() < until) return answer;
    until = Infinity;
    return (answer = healthOfAll(services).finally(() => (until = clock() + GOOD_FOR_MS)));
  };
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
      const parts = await look();
      const ok = Object.values(parts).every((part) => part.ok);
      return reply.code(ok ? 200 : 503).send({ ok, parts });
    },
  );
}

async function healthOfAll(services: Services): Promise<Record<string, Health>> {
  const parts: Record<string, Health> = { chain: await chainHealth(services) };
  for (const [name, part] of partsOf(services)) parts[name] = await healthOf(part);
  return parts;
}

async function chainHealth({ chain }: Services): Promise<Health> {
  try {
    return { ok: true, detail: `block ${await chain.provider.getBlockNumber()}` };
  } catch {
    return { ok: false, detail: "the node does not answer" };
  }
}
