import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  feedQuerySchema,
  historiesSchema,
  historyPageSchema,
  historyParamsSchema,
  historyQuerySchema,
  listParamsSchema,
} from "../../../core/wire/mail.js";
import type { Services } from "../../services.js";
import type { RelayApp } from "../app-type.js";

/** Feeds, mailboxes and imported histories of lists; nothing where mail is switched off. */
export function mailRoutes(
  app: RelayApp,
  { config, mail }: Pick<Services, "config" | "mail">,
): void {
  if (mail === undefined) return;
  const baseUrl = () => (config.http.publicUrl ?? app.listeningOrigin).replace(/\/+$/, "");

  app.get(
    "/v1/lists/:id/feed.atom",
    {
      schema: {
        tags: ["lists"],
        summary: "A list as an Atom feed (RFC 4287), newest first, paged (RFC 5005)",
        params: listParamsSchema,
        querystring: feedQuerySchema,
      },
    },
    async ({ params, query: { before }, headers }, reply) => {
      const list = await mail.list(params.id);
      const feed = await mail.feed(
        list,
        baseUrl(),
        before === undefined ? undefined : BigInt(before),
      );
      const etag = `"${createHash("sha256").update(feed).digest("base64url")}"`;
      void reply.header("etag", etag).header("cache-control", "public, max-age=60");
      if (headers["if-none-match"] === etag) return reply.code(304).send();
      return reply.type("application/atom+xml; charset=utf-8").send(feed);
    },
  );

  app.get(
    "/v1/lists/:id/archive.mbox",
    {
      schema: {
        tags: ["lists"],
        summary: "A list as a mailbox (mboxrd), oldest first; every message carries its own proof",
        params: listParamsSchema,
      },
    },
    async ({ params }, reply) => {
      const list = await mail.list(params.id);
      return reply
        .type("application/mbox")
        .header("content-disposition", `attachment; filename="${list.name}.mbox"`)
        .send(Readable.from(mail.mbox(list), { objectMode: false }));
    },
  );

  app.get(
    "/v1/lists/:id/history",
    {
      schema: {
        tags: ["lists"],
        summary: "What an archivist brought from a mailing list of before; none of it is signed",
        params: listParamsSchema,
        response: { 200: historiesSchema },
      },
    },
    async ({ params }) => ({ histories: mail.histories(await mail.list(params.id)) }),
  );

  app.get(
    "/v1/lists/:id/history/:cid",
    {
      schema: {
        tags: ["lists"],
        summary: "Messages of an imported history, in the order of its mailbox",
        params: historyParamsSchema,
        querystring: historyQuerySchema,
        response: { 200: historyPageSchema },
      },
    },
    async ({ params: { id, cid }, query }) => mail.historyPage(await mail.list(id), cid, query),
  );
}
