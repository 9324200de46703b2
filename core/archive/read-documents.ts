import { getBytes, ZeroHash } from "ethers";
import { documentKindAt } from "../coalition/index.js";
import { parseCid } from "../content/index.js";
import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
  type DecodedArguments,
  type DecodedLog,
} from "../contracts/index.js";
import type {
  DocumentRecord,
  RecordedRendition,
  ResolutionRecord,
  VersionRecord,
} from "./document.js";

const EVENTS = [
  "DocumentOpened",
  "VersionRecorded",
  "RenditionRecorded",
  "VersionWithdrawn",
  "DissentBound",
] as const;

type Archive = Pick<CoalitionContracts, "archive">;

/** Everything ever archived, in the order of its first version, tombstones included, from the events alone. */
export async function readDocuments(
  { archive }: Archive,
  range: BlockRange,
): Promise<DocumentRecord[]> {
  const { logs, timeOf } = await readTimed(archive, range, EVENTS);
  const shelf = new Shelf();
  for (const event of logs) shelf[event.name as (typeof EVENTS)[number]](event, timeOf(event));
  return [...shelf.documents.values()];
}

/** All resolutions, in their order. */
export async function readResolutions(
  { archive }: Archive,
  range: BlockRange,
): Promise<ResolutionRecord[]> {
  const { logs, timeOf } = await readTimed(archive, range, ["ResolutionRecorded"]);
  return logs.map((event) => ({
    text: event.args.text as string,
    recordedAt: timeOf(event),
    recordedInBlock: event.log.blockNumber,
  }));
}

async function readTimed(
  archive: CoalitionContracts["archive"],
  range: BlockRange,
  names: readonly string[],
) {
  const logs = await readLogs(archive, range, names);
  const blocks = logs.map(({ log }) => log.blockNumber);
  const times = await readBlockTimes(providerOf(archive), blocks);
  return { logs, timeOf: ({ log }: DecodedLog) => times.get(log.blockNumber) ?? 0n };
}

/** Follows the archive event by event; what began before the range is left out. */
class Shelf {
  readonly documents = new Map<string, DocumentRecord>();
  readonly #versions = new Map<string, VersionRecord>();

  DocumentOpened({ args }: DecodedLog): void {
    const id = args.documentId as string;
    this.documents.set(id, {
      id,
      author: args.author as string,
      kind: documentKindAt(args.kind as bigint) ?? "other",
      name: args.name as string,
      versions: [],
      dissentFrom: undefined,
    });
  }

  VersionRecorded({ args, log }: DecodedLog, recordedAt: bigint): void {
    const supersedes = args.supersedes as string;
    const version: VersionRecord = {
      id: args.versionId as string,
      number: Number(args.number),
      supersedes: supersedes === ZeroHash ? undefined : supersedes,
      recordedAt,
      recordedInBlock: log.blockNumber,
      renditions: [],
      withdrawn: undefined,
    };
    this.documents.get(args.documentId as string)?.versions.push(version);
    this.#versions.set(version.id, version);
  }

  RenditionRecorded({ args }: DecodedLog): void {
    const rendition = renditionOf(Number(args.index), args.rendition as DecodedArguments);
    this.#versions.get(args.versionId as string)?.renditions.push(rendition);
  }

  VersionWithdrawn({ args }: DecodedLog, at: bigint): void {
    const versions = this.documents.get(args.documentId as string)?.versions;
    const version = versions?.find(({ number }) => number === Number(args.number));
    if (version !== undefined) version.withdrawn = { at, reason: args.reason as string };
  }

  DissentBound({ args }: DecodedLog): void {
    const dissent = this.documents.get(args.documentId as string);
    if (dissent !== undefined) dissent.dissentFrom = args.proposalId as bigint;
  }
}

export function renditionOf(index: number, rendition: DecodedArguments): RecordedRendition {
  const cid = rendition.cid as string;
  return {
    index,
    digest: rendition.digest as string,
    cid,
    cidText: parseCid(getBytes(cid)).toString(),
    size: Number(rendition.size),
    mediaType: rendition.mediaType as string,
    language: rendition.language as string,
    authentic: rendition.authentic as boolean,
  };
}
