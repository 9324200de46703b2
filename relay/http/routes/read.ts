import type { FastifySchema } from "fastify";
import { z } from "zod";
import { wireErrorSchema } from "../../../core/wire/error.js";
import * as wire from "../../../core/wire/read.js";
import { stateSchema } from "../../../core/wire/state.js";
import type { IndexService } from "../../index/service.js";
import type { Services } from "../../services.js";
import type { RelayApp } from "../app-type.js";
import { HttpRefusal } from "../refusal.js";

const refused = { "4xx": wireErrorSchema, "5xx": wireErrorSchema };

const listParams = z.object({ id: z.string().min(1).max(200) });
const threadPage = wire.pageOf(wire.postViewSchema).extend({ thread: wire.threadSchema });

/** Everything the index answers: the coalition, its members, motions, elections, lists, cases, documents, and search. */
export function readRoutes(
  app: RelayApp,
  { index, config }: Pick<Services, "index" | "config">,
): void {
  if (index === undefined) return;
  const { queries } = index;

  const pages = <Item extends z.ZodType>(
    path: string,
    summary: string,
    item: Item,
    read: (query: wire.PageQuery) => Promise<{ items: unknown[]; next: string | null }>,
  ): void => {
    const schema = { tags: ["read"], summary, querystring: wire.pageQuery };
    const response = { 200: wire.pageOf(item), ...refused };
    app.get(path, { schema: { ...schema, response } }, async ({ query }) => {
      const at = atOf(index);
      return { at, ...(await read(query)) } as never;
    });
  };

  const items = <Item extends z.ZodType>(
    path: string,
    summary: string,
    item: Item,
    read: (id: string) => Promise<unknown>,
  ): void => {
    const response = { 200: wire.oneOf(item), ...refused };
    const schema: FastifySchema = { tags: ["read"], summary, params: wire.idParams, response };
    app.get(path, { schema }, async ({ params }) => {
      const at = atOf(index);
      const { id } = params as z.infer<typeof wire.idParams>;
      return { at, item: found(await read(id), id) };
    });
  };

  app.get(
    "/v1/coalition",
    {
      schema: {
        tags: ["read"],
        summary: "The coalition: its contracts, rules and figures",
        response: { 200: wire.oneOf(wire.coalitionSchema), ...refused },
      },
    },
    async () => ({ at: atOf(index), item: await queries.coalition() }),
  );

  app.get(
    "/v1/state",
    {
      schema: {
        tags: ["read"],
        summary: "The digest of the index, which a replay of the chain must give too",
        response: { 200: stateSchema, ...refused },
      },
    },
    () => index.state(),
  );

  pages("/v1/members", "The roll in the order of joining", wire.seatSchema, queries.seats);
  app.get(
    "/v1/members/:account",
    {
      schema: {
        tags: ["read"],
        summary: "One member: seats, right to post, relay",
        params: wire.accountParams,
        response: { 200: wire.oneOf(wire.memberSchema), ...refused },
      },
    },
    async ({ params: { account } }) => ({
      at: atOf(index),
      item: found(await queries.member(account), account),
    }),
  );

  pages("/v1/motions", "Motions, the newest first", wire.motionSummarySchema, queries.motions);
  items("/v1/motions/:id", "One motion and its ballot", wire.motionSchema, queries.motion);
  app.get(
    "/v1/motions/:id/ballots",
    {
      schema: {
        tags: ["read"],
        summary: "Ballots on a motion",
        params: wire.idParams,
        querystring: wire.pageQuery,
        response: { 200: wire.pageOf(wire.ballotSchema), ...refused },
      },
    },
    async ({ params: { id }, query }) => ({
      at: atOf(index),
      ...(await queries.ballots(id, query)),
    }),
  );

  pages("/v1/elections", "Elections, the newest first", wire.electionSchema, queries.elections);
  items("/v1/elections/:id", "One election", wire.electionSchema, queries.election);
  pages("/v1/offices", "Offices, who holds and who held them", wire.officeSchema, queries.offices);
  pages("/v1/recalls", "Recalls, the newest first", wire.recallSchema, queries.recalls);
  items("/v1/recalls/:id", "One recall", wire.recallSchema, queries.recall);
  items(
    "/v1/papers/:id",
    "A ballot paper with its count",
    wire.ballotPaperSchema,
    queries.ballotPaper,
  );
  app.get(
    "/v1/papers/:id/ballots",
    {
      schema: {
        tags: ["read"],
        summary: "Ballots of an election or a recall that count",
        params: wire.idParams,
        querystring: wire.pageQuery,
        response: { 200: wire.pageOf(wire.rankingSchema), ...refused },
      },
    },
    async ({ params: { id }, query }) => ({
      at: atOf(index),
      ...(await queries.rankings(id, query)),
    }),
  );

  pages("/v1/cases", "Conduct cases, the newest first", wire.caseSchema, queries.cases);
  items("/v1/cases/:id", "One case and what happened in it", wire.caseDetailSchema, queries.case);

  pages("/v1/documents", "Documents by age", wire.documentSchema, queries.documentPage);
  items("/v1/documents/:id", "One document", wire.documentDetailSchema, queries.document);

  pages("/v1/lists", "Lists by age", wire.listSchema, queries.listPage);
  items("/v1/posts/:id", "One post", wire.postViewSchema, queries.post);
  items("/v1/posts/:id/proof", "How to check a post on chain", wire.proofSchema, queries.proof);
  forumRoutes(app, index);

  app.get(
    "/v1/search",
    {
      config: { rateLimit: { max: config.index.searchesPerMinute } },
      schema: {
        tags: ["read"],
        summary: "Posts, documents, motions, lists and imported messages by their words",
        querystring: wire.searchQuery,
        response: { 200: wire.searchAnswerSchema, ...refused },
      },
    },
    async ({ query }) => {
      const hits = await queries.search(query);
      if (hits === undefined)
        throw new HttpRefusal(400, "search-without-words", "There is no word to search for.", {
          hint: "Give letters or digits.",
        });
      return { at: atOf(index), items: hits };
    },
  );
}

function forumRoutes(app: RelayApp, index: IndexService): void {
  const { queries } = index;
  const listOf = async (id: string) => found(await queries.listRow(id), id);

  app.get(
    "/v1/lists/:id",
    {
      schema: {
        tags: ["read"],
        summary: "One list, by id or name",
        params: listParams,
        response: { 200: wire.oneOf(wire.listSchema), ...refused },
      },
    },
    async ({ params: { id } }) => ({ at: atOf(index), item: await listOf(id) }),
  );

  app.get(
    "/v1/lists/:id/threads",
    {
      schema: {
        tags: ["read"],
        summary: "Threads of a list, the one with the newest post first",
        params: listParams,
        querystring: wire.pageQuery,
        response: { 200: wire.pageOf(wire.threadSchema), ...refused },
      },
    },
    async ({ params, query }) => {
      const { id } = await listOf(params.id);
      return { at: atOf(index), ...(await queries.threads(id, query)) };
    },
  );

  app.get(
    "/v1/lists/:id/log",
    {
      schema: {
        tags: ["read"],
        summary: "Every index of a list's log, refused posts with the reason",
        params: listParams,
        querystring: wire.pageQuery,
        response: { 200: wire.pageOf(wire.logEntrySchema), ...refused },
      },
    },
    async ({ params, query }) => {
      const { id } = await listOf(params.id);
      return { at: atOf(index), ...(await queries.log(id, query)) };
    },
  );

  app.get(
    "/v1/lists/:id/authors/:account",
    {
      schema: {
        tags: ["read"],
        summary: "What an author's next post on a list has to follow",
        params: listParams.extend(wire.accountParams.shape),
        response: { 200: wire.oneOf(wire.authorSchema), ...refused },
      },
    },
    async ({ params: { id: idOrName, account } }) => {
      const { id } = await listOf(idOrName);
      return { at: atOf(index), item: await queries.author(id, account) };
    },
  );

  app.get(
    "/v1/threads/:id",
    {
      schema: {
        tags: ["read"],
        summary: "The thread a post is in, the oldest post first",
        params: wire.idParams,
        querystring: wire.pageQuery,
        response: { 200: threadPage, ...refused },
      },
    },
    async ({ params: { id }, query }) => ({
      at: atOf(index),
      ...found(await queries.thread(id, query), id),
    }),
  );
}

/** @throws HttpRefusal 503 while the first blocks are being read. */
function atOf(index: IndexService): wire.WireBlock {
  const at = index.at();
  if (at !== undefined) return at;
  throw new HttpRefusal(503, "index-not-ready", "The index is being built.", {
    hint: "Ask again in a moment.",
  });
}

function found<Item>(item: Item | undefined, id: string): Item {
  if (item !== undefined) return item;
  throw new HttpRefusal(404, "not-found", `There is nothing with the id ${id}.`, {
    hint: "Copy the id from a list; what was just sent appears once it is on the chain.",
  });
}
