import * as queries from "../../core/queries/index.js";
import type { StateReader } from "../../core/replay/index.js";
import type { CoalitionView, PageQuery as WirePageQuery, WireBlock } from "../../core/wire/read.js";
import { addressField, bytes32Field } from "../../core/wire/fields.js";
import type { At, Page, PageQuery, ThreadPage } from "./reader.js";
import type { ReaderQuestions } from "./reader-methods.js";

const PIECE = 50;

/** A state with the block it is of. */
export interface StateAt {
  store: StateReader;
  at: WireBlock;
}

/**
 * Answers as a relay does, out of a state of one's own.
 *
 * @param state - the state to answer from, as it is now.
 */
export function answersOf(
  fixed: Pick<CoalitionView, "chainId" | "addresses">,
  state: () => StateAt,
): ReaderQuestions {
  const page = async <Item>(
    query: PageQuery,
    read: (
      store: StateReader,
      query: WirePageQuery,
      at: WireBlock,
    ) => Promise<queries.Page<unknown>>,
  ): Promise<Page<Item>> => {
    const { store, at } = state();
    const found = await read(store, { limit: PIECE, ...query }, at);
    return { at, ...(found as queries.Page<Item>) };
  };
  const one = async <Item>(
    read: (store: StateReader, at: WireBlock) => Promise<unknown>,
  ): Promise<At<Item> | undefined> => {
    const { store, at } = state();
    const item = (await read(store, at)) as Item | undefined;
    return item === undefined ? undefined : { at, item };
  };
  /** Something by its id; what is no id is as missing as an id of nothing. */
  const byId = async <Item>(
    id: string,
    read: (store: StateReader, id: string, at: WireBlock) => Promise<unknown>,
  ): Promise<At<Item> | undefined> => {
    const parsed = bytes32Field.safeParse(id);
    return parsed.success ? one((store, at) => read(store, parsed.data, at)) : undefined;
  };
  /** The same of an account, in whatever case it is spelt. */
  const byAccount = async <Item>(
    account: string,
    read: (store: StateReader, account: string, at: WireBlock) => Promise<unknown>,
  ): Promise<At<Item> | undefined> => {
    const parsed = addressField.safeParse(account);
    return parsed.success ? one((store, at) => read(store, parsed.data, at)) : undefined;
  };
  /** Something of a list that is named by its id or name. */
  const ofList = async <Answer>(
    idOrName: string,
    answer: (list: string) => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    const list = await queries.readList(state().store, idOrName);
    return list && answer(list.id);
  };
  return {
    async coalition() {
      const { store, at } = state();
      return { at, item: await queries.readCoalition(store, fixed, at) };
    },
    members: (query) => page(query, queries.readSeats),
    member: (account) => byAccount(account, queries.readMember),
    motions: (query) => page(query, queries.readMotions),
    motion: (id) => byId(id, queries.readMotion),
    ballots: (motion, query) =>
      page(query, (store, piece) => queries.readBallots(store, motion, piece)),
    elections: (query) => page(query, queries.readElections),
    election: (id) => byId(id, queries.readElection),
    offices: (query) => page(query, queries.readOffices),
    recalls: (query) => page(query, queries.readRecalls),
    recall: (id) => byId(id, queries.readRecall),
    paper: (id) => byId(id, queries.readBallotPaper),
    rankings: (paper, query) =>
      page(query, (store, piece) => queries.readRankings(store, paper, piece)),
    lists: (query) => page(query, queries.readLists),
    list: (idOrName) => one((store) => queries.readList(store, idOrName)),
    threads: (idOrName, query) =>
      ofList(idOrName, (list) =>
        page(query, (store, piece) => queries.readThreads(store, list, piece)),
      ),
    async thread(post, query) {
      const found = await byId<Omit<ThreadPage, "at">>(post, (store, id, at) =>
        queries.readThread(store, id, { limit: PIECE, ...query }, at),
      );
      return found && { at: found.at, ...found.item };
    },
    post: (id) => byId(id, queries.readPost),
    log: (idOrName, query) =>
      ofList(idOrName, (list) =>
        page(query, (store, piece) => queries.readLog(store, list, piece)),
      ),
    author: (idOrName, account) =>
      ofList(idOrName, (list) =>
        byAccount(account, (store, author) => queries.readAuthor(store, list, author)),
      ),
    proof: (post) => byId(post, queries.readProof),
    cases: (query) => page(query, queries.readCases),
    case: (id) => byId(id, queries.readCase),
    documents: (query) => page(query, queries.readDocuments),
    document: (id) => byId(id, queries.readDocument),
    async search({ q, kind, list, limit = 20, offset = 0 }) {
      const { store, at } = state();
      const words = queries.wordsOf(q);
      if (words.length === 0) return { at, items: [] };
      const asked = { words, kind, within: list, limit, offset };
      return { at, items: await queries.searchRows(store, asked) };
    },
  };
}
