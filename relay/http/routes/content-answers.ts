import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { CarScope } from "../../../core/content/index.js";
import type { ContentService } from "../../content/service.js";

/** A year less a little more than a month, as public gateways say it of what never changes. */
const FOR_EVER = "public, max-age=29030400, immutable";

/**
 * A stream that has begun: what is wrong from the start becomes a refusal. What goes wrong later cuts
 * the connection, and the length or the missing blocks tell the reader.
 */
export async function begun(source: AsyncGenerator<Uint8Array>): Promise<Readable> {
  const first = await source.next();
  async function* all() {
    try {
      if (first.done !== true) {
        yield first.value;
        yield* source;
      }
    } finally {
      await source.return(undefined);
    }
  }
  return Readable.from(all(), { objectMode: false });
}

/** Headers of what a CID names: it can be kept for ever. */
export function immutable(reply: FastifyReply, etag: string): FastifyReply {
  return reply.header("cache-control", FOR_EVER).header("etag", etag).header("vary", "accept");
}

/** Whether the client has it already. */
export function isKnown(header: string | undefined, etag: string): boolean {
  const known = header?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return known.includes(etag) || known.includes("*");
}

/** A content, or its root block alone, as CARv1. */
export async function sendCar(
  request: Pick<FastifyRequest, "method" | "headers">,
  reply: FastifyReply,
  content: ContentService,
  cid: string,
  scope: CarScope,
): Promise<FastifyReply> {
  const stream = await begun(content.car(cid, scope));
  const etag = `"${cid}.car${scope === "all" ? "" : `.${scope}`}"`;
  immutable(reply, etag);
  const known = isKnown(request.headers["if-none-match"], etag);
  if (known || request.method === "HEAD") stream.destroy();
  if (known) return reply.code(304).send();
  return reply
    .type("application/vnd.ipld.car; version=1; order=dfs; dups=n")
    .header("content-disposition", `attachment; filename="${cid}.car"`)
    .send(request.method === "HEAD" ? Readable.from([]) : stream);
}
