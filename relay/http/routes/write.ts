import { z } from "zod";
import { ballotSchema } from "../../../core/wire/ballots.js";
import { wireErrorSchema } from "../../../core/wire/error.js";
import { bytes32Field } from "../../../core/wire/fields.js";
import { paperSchema } from "../../../core/wire/papers.js";
import { postMessageSchema } from "../../../core/wire/posts.js";
import { receiptAnswerSchema } from "../../../core/wire/receipts.js";
import type { Services } from "../../services.js";
import type { MessageKind } from "../../write/outbox/records.js";
import { WriteRefusal } from "../../write/refusal.js";
import type { RelayApp } from "../app-type.js";
import { HttpRefusal } from "../refusal.js";

const PLACES = [
  ["paper", "/v1/papers", paperSchema, "Bring a signed paper to the chain"],
  ["ballot", "/v1/ballots", ballotSchema, "Bring a signed ballot to the chain"],
  ["post", "/v1/posts", postMessageSchema, "Put a signed post on its list"],
] as const satisfies readonly (readonly [MessageKind, string, z.ZodType, string])[];

/** What a relay takes, and what became of it. Nothing here where the relay only reads. */
export function writeRoutes(app: RelayApp, { write }: Services): void {
  if (write === undefined) return;
  for (const [kind, path, body, summary] of PLACES) {
    app.post(
      path,
      {
        schema: {
          tags: ["write"],
          summary: `${summary}; the answer is a receipt the relay signs`,
          body,
          response: { 202: receiptAnswerSchema, "4xx": wireErrorSchema, 503: wireErrorSchema },
        },
      },
      async (request, reply) => {
        try {
          return reply.code(202).send(await write.take(kind, request.body));
        } catch (error) {
          if (error instanceof WriteRefusal && error.retryAfter !== undefined)
            reply.header("retry-after", error.retryAfter);
          throw error;
        }
      },
    );
  }
  app.get(
    "/v1/receipts/:id",
    {
      schema: {
        tags: ["write"],
        summary: "The receipt of a message by its digest, and what became of the message",
        params: z.object({ id: bytes32Field }),
        response: { 200: receiptAnswerSchema, "4xx": wireErrorSchema },
      },
    },
    async ({ params: { id } }) => {
      const answer = write.answer(id);
      if (answer !== undefined) return answer;
      throw new HttpRefusal(404, "receipt-not-found", "This relay took no such message.", {
        hint: "The id is the EIP-712 digest of what was signed.",
      });
    },
  );
}
