import type { ListRow, StateReader } from "../../../core/replay/index.js";
import { tables } from "../../../core/replay/index.js";
import type { CoalitionView, PageQuery, SearchHitView } from "../../../core/wire/read.js";
import type { MailIndex } from "../../mail/ports.js";
import type { PostEntry, PostRecords } from "../../write/ports.js";
import type { BlockMark, IndexStore } from "../store/index-store.js";
import { requireJudged } from "../state-of.js";
import { wordsOf } from "../store/search-words.js";
import * as forum from "./forum.js";
import { heldOffice, readMailPosts, readRenditions } from "./mail-records.js";
import { readMember, readSeats } from "./members.js";
import { readMotion, readMotions } from "./motions.js";
import { pageOf } from "./page.js";
import * as records from "./records.js";

/** What can be searched for; see `SearchQuery` of the store. */
export interface Question {
  q: string;
  kind?: string | undefined;
  list?: string | undefined;
  limit: number;
  offset: number;
}

/** Every question the index answers. Moments are judged at the time of the block the index is at. */
export class Queries implements MailIndex, PostRecords {
  constructor(
    readonly store: IndexStore,
    readonly fixed: Pick<CoalitionView, "chainId" | "addresses">,
    readonly at: () => BlockMark,
  ) {}

  coalition = () => records.readCoalition(this.store, this.fixed, this.at());
  seats = (query: PageQuery) => readSeats(this.store, query);
  member = (account: string) => readMember(this.store, account, this.at());
  motions = (query: PageQuery) => readMotions(this.store, query, this.at());
  motion = (id: string) => readMotion(this.store, id, this.at());
  ballots = (motion: string, query: PageQuery) =>
    pageOf(this.store, tables.ballots, query, { prefix: `${motion}/` }, (row) => row);
  elections = (query: PageQuery) => records.readElections(this.store, query);
  election = (id: string) => records.readElection(this.store, id);
  listPage = (query: PageQuery) => forum.readLists(this.store, query);
  listRow = (idOrName: string): Promise<ListRow | undefined> =>
    forum.readList(this.store, idOrName);
  threads = (list: string, query: PageQuery) => forum.readThreads(this.store, list, query);
  thread = (post: string, query: PageQuery) => forum.readThread(this.store, post, query, this.at());
  log = (list: string, query: PageQuery) => forum.readLog(this.store, list, query);
  post = (id: string) => forum.readPost(this.store, id, this.at());
  proof = (id: string) => forum.readProof(this.store, id);
  cases = (query: PageQuery) => forum.readCases(this.store, query, this.at());
  case = (id: string) => forum.readCase(this.store, id, this.at());
  documentPage = (query: PageQuery) => records.readDocuments(this.store, query);
  document = (id: string) => records.readDocument(this.store, id);

  /** @returns nothing for a question without a word. */
  async search({ q, kind, list, limit, offset }: Question): Promise<SearchHitView[] | undefined> {
    const words = wordsOf(q);
    if (words.length === 0) return undefined;
    const hits = await this.store.search({ words, kind, within: list, limit, offset });
    return hits.map(({ kind: found, id, within, title, excerpt, at, ...more }) => ({
      ...{ kind: found, id, title, excerpt, at },
      ...(within !== undefined && { list: within }),
      ...("history" in more && { history: more.history }),
    }));
  }

  // ------------------------------------------------------------------------------------------- for mail

  list = (idOrName: string) => this.listRow(idOrName);

  async *lists(): AsyncIterable<ListRow> {
    for await (const [, { id }] of tables.listOrder.scan(this.store))
      yield await tables.lists.need(this.store, id);
  }

  posts = (list: string, range: Parameters<MailIndex["posts"]>[1]) =>
    readMailPosts(this.store, list, this.at().time, range);
  documents = () => readRenditions(this.store);

  async holdsOffice(account: string, office: string, at: number): Promise<boolean> {
    if (account === this.fixed.addresses.timelock) return true;
    return heldOffice(this.store, account, office, at);
  }

  // ------------------------------------------------------------------------------------- for the write side

  /** @throws DaoError `INDEX_MOVING`, as all three: what is promised or refused for good must not rest on half a list. */
  async lastOf(list: string, author: string) {
    await requireJudged(this.store, list);
    const row = await tables.authors.get(this.store, `${list}/${author}`);
    return row && { id: row.last, sequence: BigInt(row.sequence) };
  }

  async broughtBy(list: string, id: string): Promise<string | undefined> {
    await requireJudged(this.store, list);
    const post = await tables.posts.get(this.store, id);
    return post?.list === list ? post.tx : undefined;
  }

  async entryAt(list: string, first: number, place: number): Promise<PostEntry | undefined> {
    await requireJudged(this.store, list);
    return forum.readEntry(this.store, list, first, place);
  }

  /** For whoever needs a row that no question gives. */
  get reader(): StateReader {
    return this.store;
  }
}
