import { z } from "zod";
import { wireErrorSchema } from "../../../core/wire/error.js";
import type { IndexService } from "../../index/service.js";
import type { Services } from "../../services.js";
import type { RelayApp } from "../app-type.js";
import { openEventStreams } from "../event-stream.js";

const headers = z.object({
  "last-event-id": z
    .string()
    .regex(/^\d{1,15}$/, { error: "must be the id of an event before" })
    .optional(),
});

/**
 * `GET /v1/events`: what changes, as it does. An event's name is the kind of what changed (motion, member, post, …), its
 * data `{block, id}`, its id what to come back with as Last-Event-ID. `missed`,
 * `reorganised` (the chain took back what was told) and `rebuilt` (the index began anew): read everything anew.
 */
export function eventRoutes(app: RelayApp, { index }: Pick<Services, "index">): void {
  if (index === undefined) return;
  const streams = openEventStreams(app);
  app.get(
    "/v1/events",
    {
      schema: {
        tags: ["read"],
        summary: "What changes, as server-sent events; Last-Event-ID resumes",
        headers,
        response: { "4xx": wireErrorSchema, 503: wireErrorSchema },
      },
    },
    (request, reply) => {
      const last = request.headers["last-event-id"];
      const stream = streams.open(reply);
      void tell(index, last === undefined ? undefined : Number(last), stream).catch(
        (error: unknown) => {
          request.log.warn({ err: error }, "an event stream broke off");
          stream.close();
        },
      );
      return reply as never;
    },
  );
}

async function tell(
  index: IndexService,
  after: number | undefined,
  stream: ReturnType<ReturnType<typeof openEventStreams>["open"]>,
): Promise<void> {
  for await (const { sequence, block, kind, id } of index.changes(after, stream.gone))
    stream.send(kind, { block, id }, String(sequence));
}
