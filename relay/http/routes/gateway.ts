import { Readable } from "node:stream";
import { parseCid, readBlock } from "../../../core/content/index.js";
import { bytesAnswer, cidParams, gatewayQuery } from "../../../core/wire/content.js";
import { wireErrorSchema } from "../../../core/wire/error.js";
import type { ContentService } from "../../content/service.js";
import type { RelayApp } from "../app-type.js";
import { sendUntrusted } from "../untrusted.js";
import { begun, immutable, isKnown, sendCar } from "./content-answers.js";

const RAW = "application/vnd.ipld.raw";
const CAR = "application/vnd.ipld.car";

/** A query says what is wanted; without one the Accept header may. */
function formatOf(asked: "raw" | "car" | undefined, accept: string | undefined) {
  if (asked !== undefined) return asked;
  if (accept?.includes(RAW) === true) return "raw";
  return accept?.includes(CAR) === true ? "car" : undefined;
}

/**
 * `/ipfs/:cid` in the shape of a trustless gateway (https://specs.ipfs.tech/http-gateways/trustless-gateway/),
 * for what is kept here: a stranger's question never makes the relay fetch anything.
 */
export function gatewayRoutes(app: RelayApp, content: ContentService): void {
  app.get(
    "/ipfs/:cid",
    {
      schema: {
        tags: ["content"],
        summary: "A block (format=raw), a CAR (format=car), or the bytes of a content kept here",
        params: cidParams,
        querystring: gatewayQuery,
        response: {
          200: bytesAnswer,
          304: bytesAnswer,
          "4xx": wireErrorSchema,
          "5xx": wireErrorSchema,
        },
      },
    },
    async (request, reply) => {
      const { cid } = request.params;
      const { format: asked, "dag-scope": scope, filename } = request.query;
      const format = formatOf(asked, request.headers.accept);
      const head = request.method === "HEAD";
      if (format === "car") {
        return sendCar(request, reply, content, cid, scope === "block" ? "block" : "all");
      }

      const etag = format === "raw" ? `"${cid}.raw"` : `"${cid}"`;
      if (format === "raw") {
        const block = await readBlock(parseCid(cid), content);
        immutable(reply, etag);
        if (isKnown(request.headers["if-none-match"], etag)) return reply.code(304).send(undefined);
        return reply
          .type(RAW)
          .header("content-disposition", `attachment; filename="${cid}.bin"`)
          .send(Buffer.from(block.buffer, block.byteOffset, block.byteLength));
      }

      const { size, mediaType } = content.status(cid);
      const stream = await begun(content.read(cid));
      immutable(reply, etag);
      if (isKnown(request.headers["if-none-match"], etag)) {
        stream.destroy();
        return reply.code(304).send(undefined);
      }
      if (head) stream.destroy();
      if (size !== undefined) reply.header("content-length", size);
      return sendUntrusted(reply, head ? Readable.from([]) : stream, mediaType, filename ?? cid);
    },
  );
}
