import { fileURLToPath } from "node:url";
import { ZeroHash } from "ethers";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { openLocalFile } from "../../content/index.js";
import { storeFile } from "../../demo/archive-documents.js";
import type { Person } from "../../demo/cast.js";
import { done, type Stage } from "../../demo/stage.js";
import { withStagedImport } from "../../mail/stage-import.js";

const MAILBOX = fileURLToPath(new URL("earlier-list.mbox", import.meta.url));

/** An archivist brings the mailing list of before. @returns the CID of the imported file. */
export async function bringEarlierList(
  stage: Stage,
  archivist: Person,
  list: string,
): Promise<string> {
  const mailbox = await openLocalFile(MAILBOX);
  const options = { list, quoting: "mboxrd", keepAddresses: false, output: stage.output } as const;
  return withStagedImport(mailbox, options, async ({ files }) => {
    const stored = [];
    for (const file of files) stored.push(await storeFile(stage, { ...file, language: "en" }));
    const archive = stage.contracts.archive.connect(archivist.signer);
    const name = `history-${list}`;
    await done(archive.deposit(documentKindIndex("other"), name, ZeroHash, stored));
    const [history] = stored;
    if (history === undefined) throw new Error("nothing was imported");
    return history.cidText;
  });
}
