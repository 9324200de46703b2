import * as core from "../../../core/queries/index.js";
import { type ListRow, type StateReader, tables } from "../../../core/replay/index.js";
import type { CoalitionView, PageQuery, SearchHitView } from "../../../core/wire/read.js";
import type { MailIndex } from "../../mail/ports.js";
import type { PostEntry, PostRecords } from "../../write/ports.js";
import type { BlockMark, IndexStore } from "../store/index-store.js";
import { requireJudged } from "../state-of.js";
import { readEntry } from "./entries.js";
import { heldOffice, readMailPosts, readRenditions } from "./mail-records.js";

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

  coalition = () => core.readCoalition(this.store, this.fixed, this.at());
  seats = (query: PageQuery) => core.readSeats(this.store, query);
  member = (account: string) => core.readMember(this.store, account, this.at());
  motions = (query: PageQuery) => core.readMotions(this.store, query, this.at());
  motion = (id: string) => core.readMotion(this.store, id, this.at());
  ballots = (motion: string, query: PageQuery) => core.readBallots(this.store, motion, query);
  elections = (query: PageQuery) => core.readElections(this.store, query);
  election = (id: string) => core.readElection(this.store, id);
  offices = (query: PageQuery) => core.readOffices(this.store, query, this.at());
  recalls = (query: PageQuery) => core.readRecalls(this.store, query);
  recall = (id: string) => core.readRecall(this.store, id);
  ballotPaper = (id: string) => core.readBallotPaper(this.store, id);
  rankings = (ballot: string, query: PageQuery) => core.readRankings(this.store, ballot, query);
  listPage = (query: PageQuery) => core.readLists(this.store, query);
  listRow = (idOrName: string): Promise<ListRow | undefined> => core.readList(this.store, idOrName);
  threads = (list: string, query: PageQuery) => core.readThreads(this.store, list, query);
  thread = (post: string, query: PageQuery) => core.readThread(this.store, post, query, this.at());
  log = (list: string, query: PageQuery) => core.readLog(this.store, list, query);
  /** @throws DaoError `INDEX_MOVING` while the list is judged anew: its numbers are half a list's then. */
  author = async (list: string, account: string) => {
    await requireJudged(this.store, list);
    return core.readAuthor(this.store, list, account);
  };
  post = (id: string) => core.readPost(this.store, id, this.at());
  proof = (id: string) => core.readProof(this.store, id);
  cases = (query: PageQuery) => core.readCases(this.store, query, this.at());
  case = (id: string) => core.readCase(this.store, id, this.at());
  documentPage = (query: PageQuery) => core.readDocuments(this.store, query);
  document = (id: string) => core.readDocument(this.store, id);

  /** @returns nothing for a question without a word. */
  async search({ q, kind, list, limit, offset }: Question): Promise<SearchHitView[] | undefined> {
    const words = core.wordsOf(q);
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
    return readEntry(this.store, list, first, place);
  }

  /** For whoever needs a row that no question gives. */
  get reader(): StateReader {
    return this.store;
  }
}
