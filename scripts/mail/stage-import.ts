import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportContent } from "../../core/content/index.js";
import {
  archiveCar,
  CAR_MEDIA_TYPE,
  importMailbox,
  IMPORTED_LIST_MEDIA_TYPE,
  type ImportedMailbox,
  type Quoting,
} from "../../core/mail/index.js";
import type { Output } from "../cli/output.js";
import { openContentStore, openLocalFile, type LocalFile } from "../content/index.js";
import { writeContent } from "../documents/write-content.js";
import { readMailbox } from "./read-mailbox.js";

/** A mailbox turned into what would be archived, on this machine and nowhere else. */
export interface StagedImport extends ImportedMailbox {
  /** The canonical file, and everything it names in one CAR file. */
  files: [history: LocalFile, car: LocalFile];
}

export interface StageOptions {
  list: string;
  quoting: Quoting;
  keepAddresses: boolean;
  output: Output;
}

/**
 * Reads a mailbox and hands what came of it to `use`; afterwards nothing of it is left lying about.
 *
 * @throws DaoError those of reading files and mailboxes.
 */
export async function withStagedImport<Result>(
  mailbox: LocalFile,
  options: StageOptions,
  use: (staged: StagedImport) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), "three-opens-mbox-"));
  try {
    return await use(await stage(mailbox, directory, options));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function stage(
  mailbox: LocalFile,
  directory: string,
  { list, quoting, keepAddresses, output }: StageOptions,
): Promise<StagedImport> {
  const store = await openContentStore(join(directory, "blocks"));
  const bar = output.progress("Reading", mailbox.size);
  let imported: ImportedMailbox;
  try {
    imported = await importMailbox(readMailbox(mailbox), store, {
      list,
      quoting,
      keepAddresses,
      // A packed mailbox is longer than its file.
      onProgress: (bytes) => bar.update(bytes, Math.max(bytes, mailbox.size)),
    });
  } finally {
    bar.stop();
  }
  const { file, entries } = imported;
  const history = join(directory, `${list}.ndjson`);
  const car = join(directory, `${list}.car`);
  await writeContent(history, exportContent(file.cid, store));
  const packing = output.progress("Packing", entries.length);
  try {
    await writeContent(car, archiveCar(file.cid, counted(entries, packing.update), store));
  } finally {
    packing.stop();
  }
  return {
    ...imported,
    files: [
      {
        ...(await openLocalFile(history)),
        path: `${list}.ndjson`,
        mediaType: IMPORTED_LIST_MEDIA_TYPE,
      },
      { ...(await openLocalFile(car)), path: `${list}.car`, mediaType: CAR_MEDIA_TYPE },
    ],
  };
}

function* counted<Item>(items: readonly Item[], update: (done: number) => void): Generator<Item> {
  for (const [index, item] of items.entries()) {
    update(index);
    yield item;
  }
}
