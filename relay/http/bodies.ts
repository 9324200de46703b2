import { Transform, type Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import type { RelayApp } from "./app-type.js";
import { parseJsonBody, requireText } from "./json-body.js";
import { HttpRefusal } from "./refusal.js";

/** Bytes of a JSON body where a route does not say otherwise. */
export const JSON_LIMIT = 256 * 1024;

/** Media types that reach a route as a stream, never whole in memory. */
const STREAMED = ["application/octet-stream", "application/vnd.ipld.car", "application/mbox"];

const tooLarge = (limit: number) =>
  new HttpRefusal(413, "body-too-large", `The body is larger than the ${limit} bytes taken here.`);

/** Ends in an error at the first byte too many. */
function limited(request: FastifyRequest, payload: Readable): Readable {
  const limit = request.routeOptions.bodyLimit;
  if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge(limit);
  let taken = 0;
  const counter = new Transform({
    transform(chunk: Uint8Array, _, done) {
      taken += chunk.length;
      done(taken > limit ? tooLarge(limit) : null, chunk);
    },
  });
  payload.on("error", (error) => counter.destroy(error));
  payload.on("aborted", () =>
    counter.destroy(new HttpRefusal(400, "request-aborted", "The body ended before its time.")),
  );
  return payload.pipe(counter);
}

/** JSON is parsed strictly, bytes are streamed, and any other body is refused with 415. */
export function takeBodies(app: RelayApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  app.addContentTypeParser(STREAMED, (request, payload, done) => {
    try {
      done(null, limited(request, payload));
    } catch (error) {
      done(error as Error);
    }
  });
  // A NUL or half a character in a path or query would reach the database too.
  app.addHook("preValidation", (request, _reply, done) => {
    try {
      for (const texts of [request.params, request.query])
        for (const text of Object.values(texts as Record<string, unknown>).flat())
          if (typeof text === "string") requireText(text);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}
