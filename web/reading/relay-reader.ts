import type { z } from "zod";
import type { RelayClient } from "../../core/via/relay-client.js";
import * as wire from "../../core/wire/read.js";
import { unlessMissing } from "./missing.js";
import type { PageQuery, Reader, SearchQuestion } from "./reader.js";

type Query = Readonly<Record<string, string | number | undefined>>;

/** Ids, names and accounts become a part of a path, and nothing else. */
const path = (...parts: readonly string[]) => `/v1/${parts.map(encodeURIComponent).join("/")}`;

function withQuery(where: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? where : `${where}?${new URLSearchParams(given).toString()}`;
}

const threadPage = wire.pageOf(wire.postViewSchema).extend({ thread: wire.threadSchema });

/** Asks a relay; every answer is held against the schema it promises, and a motion against its ids. */
export function relayReader(relay: Pick<RelayClient, "url" | "get">): Reader {
  const page = <Item extends z.ZodType>(where: string, item: Item, query: PageQuery) =>
    relay.get(withQuery(where, { ...query }), wire.pageOf(item));
  const one = <Item extends z.ZodType>(where: string, item: Item) =>
    unlessMissing(where, (known) => relay.get(known, wire.oneOf(item)));
  return {
    kind: "relay",
    where: relay.url,
    coalition: () => relay.get(path("coalition"), wire.oneOf(wire.coalitionSchema)),
    members: (query) => page(path("members"), wire.seatSchema, query),
    member: (account) => one(path("members", account), wire.memberSchema),
    motions: (query) => page(path("motions"), wire.motionSummarySchema, query),
    async motion(id) {
      const found = await one(path("motions", id), wire.motionSchema);
      if (found === undefined) return undefined;
      // Hashing is only needed by who opens a motion.
      const { heldMotion } = await import("./held-motion.js");
      return { at: found.at, item: heldMotion(found.item, id) };
    },
    ballots: (motion, query) => page(path("motions", motion, "ballots"), wire.ballotSchema, query),
    elections: (query) => page(path("elections"), wire.electionSchema, query),
    election: (id) => one(path("elections", id), wire.electionSchema),
    offices: (query) => page(path("offices"), wire.officeSchema, query),
    recalls: (query) => page(path("recalls"), wire.recallSchema, query),
    recall: (id) => one(path("recalls", id), wire.recallSchema),
    paper: (id) => one(path("papers", id), wire.ballotPaperSchema),
    rankings: (paper, query) => page(path("papers", paper, "ballots"), wire.rankingSchema, query),
    lists: (query) => page(path("lists"), wire.listSchema, query),
    list: (idOrName) => one(path("lists", idOrName), wire.listSchema),
    threads: (list, query) =>
      unlessMissing(path("lists", list, "threads"), (known) =>
        page(known, wire.threadSchema, query),
      ),
    thread: (post, query) =>
      unlessMissing(withQuery(path("threads", post), { ...query }), (known) =>
        relay.get(known, threadPage),
      ),
    post: (id) => one(path("posts", id), wire.postViewSchema),
    log: (list, query) =>
      unlessMissing(path("lists", list, "log"), (known) => page(known, wire.logEntrySchema, query)),
    author: (list, account) => one(path("lists", list, "authors", account), wire.authorSchema),
    proof: (post) => one(path("posts", post, "proof"), wire.proofSchema),
    cases: (query) => page(path("cases"), wire.caseSchema, query),
    case: (id) => one(path("cases", id), wire.caseDetailSchema),
    documents: (query) => page(path("documents"), wire.documentSchema, query),
    document: (id) => one(path("documents", id), wire.documentDetailSchema),
    search: (question: SearchQuestion) =>
      relay.get(withQuery(path("search"), { ...question }), wire.searchAnswerSchema),
  };
}
