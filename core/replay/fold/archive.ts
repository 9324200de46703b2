import { renditionOf } from "../../archive/read-documents.js";
import { documentKindAt } from "../../coalition/index.js";
import type { DecodedArguments } from "../../contracts/index.js";
import { ZeroHash } from "ethers";
import { motionKey, numberOf, padded, placeOf } from "../event.js";
import { tables, type VersionRow } from "../tables.js";
import type { Folds } from "./fold.js";

const { codes, documents, documentOrder, versions, versionIds, resolutions, polls, search } =
  tables;

export const versionKey = (document: string, number: number): string =>
  `${document}/${padded(number, 8)}`;

export const archiveFolds: Folds = {
  DocumentOpened: async (store, event) => {
    const { args, time } = event;
    const id = args.documentId as string;
    const name = args.name as string;
    const kind = documentKindAt(args.kind as bigint) ?? "other";
    const author = args.author as string;
    await documents.put(store, id, { id, author, kind, name, versions: 0, openedAt: time });
    await documentOrder.put(store, placeOf(event), { id });
    await search.put(store, `document/${id}`, {
      kind: "document",
      id,
      title: name,
      body: "",
      at: time,
    });
  },
  VersionRecorded: async (store, event) => {
    const { args, time, block } = event;
    const document = args.documentId as string;
    const supersedes = args.supersedes as string;
    const version: VersionRow = {
      id: args.versionId as string,
      document,
      number: numberOf(args.number),
      ...(supersedes === ZeroHash ? {} : { supersedes }),
      recordedAt: time,
      recordedInBlock: block,
      renditions: [],
    };
    const key = versionKey(document, version.number);
    await versions.put(store, key, version);
    await versionIds.put(store, version.id, { key });
    const { kind } = await documents.change(store, document, (row) => {
      row.versions = version.number;
    });
    // There is one, and only motions change it.
    if (kind === "code of conduct")
      await codes.put(store, placeOf(event), { number: version.number, recordedAt: time });
  },
  RenditionRecorded: async (store, { args }) => {
    const { key } = await versionIds.need(store, args.versionId as string);
    const rendition = renditionOf(numberOf(args.index), args.rendition as DecodedArguments);
    await versions.change(store, key, ({ renditions }) => renditions.push(rendition));
  },
  VersionWithdrawn: async (store, { args, time }) => {
    const key = versionKey(args.documentId as string, numberOf(args.number));
    await versions.change(store, key, (row) => {
      row.withdrawn = { at: time, reason: args.reason as string };
    });
  },
  DissentBound: async (store, { args }) => {
    await documents.change(store, args.documentId as string, (row) => {
      row.dissentFrom = motionKey(args.proposalId);
    });
  },
  ResolutionRecorded: (store, event) =>
    resolutions.put(store, placeOf(event), {
      text: event.args.text as string,
      recordedAt: event.time,
      recordedInBlock: event.block,
    }),
  PollRecorded: (store, { args, time }) =>
    polls.put(store, motionKey(args.proposalId), {
      motion: motionKey(args.proposalId),
      text: args.text as string,
      carried: args.carried as boolean,
      ballots: numberOf(args.ballots),
      preferred: (args.preferred as bigint[][]).map((row) => row.map(Number)),
      recordedAt: time,
    }),
};
