import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  bytesAnswer,
  carQuery,
  carTakenSchema,
  cidParams,
  contentAddedSchema,
  contentStatusSchema,
  contentSummarySchema,
} from "../../../core/wire/content.js";
import { wireErrorSchema } from "../../../core/wire/error.js";
import type { Services } from "../../services.js";
import type { RelayApp } from "../app-type.js";
import { clientOf } from "../client-of.js";
import { HttpRefusal } from "../refusal.js";
import { sendCar } from "./content-answers.js";
import { gatewayRoutes } from "./gateway.js";

const refused = { "4xx": wireErrorSchema, "5xx": wireErrorSchema };
/** A CAR holds more than the content: a header, and a CID before each block. */
const CAR_OVERHEAD = 1_048_576;

/** Content by CID: the gateway, and storing, exporting and asking. Nothing here without a content store. */
export function contentRoutes(app: RelayApp, services: Pick<Services, "content" | "config">): void {
  const { content, config } = services;
  if (content === undefined) return;
  const { maxContentBytes, uploads } = config.content;
  gatewayRoutes(app, content);

  app.get(
    "/v1/content",
    {
      schema: {
        tags: ["content"],
        summary: "What this relay keeps, and which relays it asks for content",
        response: { 200: contentSummarySchema, ...refused },
      },
    },
    () => content.summary(),
  );

  app.put(
    "/v1/content",
    {
      bodyLimit: maxContentBytes,
      config: { isUpload: true },
      schema: {
        tags: ["content"],
        summary: "Store bytes (application/octet-stream); kept for good once the chain names them",
        response: { 201: contentAddedSchema, ...refused },
      },
    },
    async (request, reply) => {
      requireUploads(uploads);
      const { cid, digest, size } = await uploading(request, reply, (body) =>
        content.add(body, undefined, { client: clientOf(request.ip) }),
      );
      return reply.code(201).header("location", `/ipfs/${cid}`).send({ cid, digest, size });
    },
  );

  app.get(
    "/v1/content/:cid/status",
    {
      schema: {
        tags: ["content"],
        summary: "Whether a content is here, why it is kept, and until when",
        params: cidParams,
        response: { 200: contentStatusSchema, ...refused },
      },
    },
    ({ params: { cid } }) => content.status(cid),
  );

  app.post(
    "/v1/content/car",
    {
      bodyLimit: Math.ceil(maxContentBytes * 1.01) + CAR_OVERHEAD,
      config: { isUpload: true },
      schema: {
        tags: ["content"],
        summary: "Store the contents of a CARv1 (application/vnd.ipld.car): all its roots or none",
        response: { 201: carTakenSchema, ...refused },
      },
    },
    async (request, reply) => {
      requireUploads(uploads);
      const contents = await uploading(request, reply, (body) =>
        content.takeCar(body, undefined, { client: clientOf(request.ip) }),
      );
      return reply.code(201).send({ contents });
    },
  );

  app.get(
    "/v1/content/car",
    {
      schema: {
        tags: ["content"],
        summary: "A content as CARv1: one root, every block once, parents first",
        querystring: carQuery,
        response: { 200: bytesAnswer, ...refused },
      },
    },
    (request, reply) => sendCar(request, reply, content, request.query.cid, "all"),
  );
}

function requireUploads(allowed: boolean): void {
  if (!allowed) {
    throw new HttpRefusal(403, "uploads-off", "This relay stores no content for others.", {
      hint: "Store it at another relay: this one fetches what the chain names.",
    });
  }
}

/** A connection on which a refused body is still under way is of no further use to anybody. */
async function uploading<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  take: (body: Readable) => Promise<T>,
): Promise<T> {
  try {
    return await take(streamOf(request.body));
  } catch (error) {
    if (!request.raw.complete) reply.header("connection", "close");
    throw error;
  }
}

/** JSON has been parsed by then, and is no stream. */
function streamOf(body: unknown): Readable {
  if (body instanceof Object && Symbol.asyncIterator in body) return body as Readable;
  throw new HttpRefusal(415, "media-type-unsupported", "Bytes are expected here, not JSON.", {
    hint: "Send them as application/octet-stream, or a CAR as application/vnd.ipld.car.",
  });
}
