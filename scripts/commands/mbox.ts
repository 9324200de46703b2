import { readDocuments } from "../../core/archive/index.js";
import { DEPOSIT_KINDS, documentKindIndex } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { countOf } from "../../core/format/index.js";
import { listId, postDomain } from "../../core/lists/post.js";
import { listName as listNameSchema, QUOTINGS } from "../../core/mail/index.js";
import { defineCommand } from "../cli/command.js";
import { argument, flag, option, optionOr, requiredOption } from "../cli/inputs.js";
import { oneOf, text } from "../cli/values.js";
import { openContentStore, openLocalFile } from "../content/index.js";
import { planDeposit, planLines, planRenditions } from "../documents/deposit-plan.js";
import { depositKind } from "../documents/document-kind.js";
import { documentName, suggestName } from "../documents/document-name.js";
import {
  describeRenditions,
  language,
  storeRenditions,
  toRecord,
} from "../documents/rendition-files.js";
import { writeContent } from "../documents/write-content.js";
import { relaysHere } from "../lists/relays-here.js";
import { archivistLines } from "../mail/archivist-lines.js";
import { checkMailbox } from "../mail/check-mailbox.js";
import { downloadMailbox } from "../mail/download-mailbox.js";
import { importLines } from "../mail/import-lines.js";
import { importResult } from "../mail/import-result.js";
import { keepBlobs } from "../mail/keep-blobs.js";
import { requireList, unopenedLines } from "../mail/known-list.js";
import { withStagedImport } from "../mail/stage-import.js";

/** Where a relay of this machine answers. */
const LOCAL_RELAY = "http://127.0.0.1:8600";

function listName(given: string): string {
  if (listNameSchema.safeParse(given).success) return given;
  throw new DaoError("INPUT_INVALID", `"${given.slice(0, 80)}" cannot be the name of a list.`, {
    hint: 'Names are 1 to 64 characters of a-z, 0-9, "." and "-", beginning with a letter or digit.',
  });
}

const list = requiredOption("--list <name>", "the list", listName);

export const mboxImport = defineCommand({
  name: "mbox import",
  describe: "bring an existing mailing-list archive into the archive, as history of a list",
  examples: [
    "mbox import 2005.mbox --list discuss --check",
    "mbox import 2005.mbox.gz --list discuss --as 3",
    "mbox import sent.mbox --list announce --quoting mboxo --keep-addresses --as 3",
  ],
  access: ({ check }) => (check ? "none" : "signs"),
  arguments: { mailbox: argument("<file>", "a mailbox (mbox), packed or not", text) },
  options: {
    list,
    check: flag("--check", "only say what would be done"),
    quoting: optionOr(
      "--quoting <form>",
      `how lines that begin with "From " were protected: ${QUOTINGS.join(", ")}`,
      oneOf(...QUOTINGS),
      "mboxrd",
    ),
    keepAddresses: flag("--keep-addresses", "publish e-mail addresses whole, for ever"),
    name: option("--name <name>", "name of the document; otherwise by list and file", documentName),
    kind: optionOr("--kind <kind>", `one of ${DEPOSIT_KINDS.join(", ")}`, depositKind, "other"),
    language: optionOr(
      "--language <tag>",
      "language of the messages; mul for several",
      language,
      "mul",
    ),
  },
  async run(context, { mailbox, list, check, quoting, keepAddresses, name, kind, language: tag }) {
    const { output, settings } = context;
    const file = await openLocalFile(mailbox);
    const options = { list, quoting, keepAddresses, output };
    return withStagedImport(file, options, async (staged) => {
      if (staged.entries.length === 0) {
        throw new DaoError("MAILBOX_EMPTY", `${mailbox} holds no message.`, {
          hint: "Name a mailbox in mbox format, as list archives offer it for download.",
        });
      }
      const documentNamed = name ?? suggestName(`history-${list}-${file.name}`);
      const renditions = await describeRenditions(staged.files, {
        language: tag,
        courtesy: [],
        output,
      });
      if (check) {
        for (const line of importLines(staged)) output.line(line);
        return { ...importResult(staged), name: documentNamed, document: null };
      }
      const contracts = await context.contracts();
      const { archive } = contracts;
      const { account: author = "" } = await context.network();
      const known = await readDocuments(contracts, await context.deployment());
      const plan = planDeposit(known, { author, kind, name: documentNamed, renditions });
      if (plan.unchanged) {
        throw new DaoError(
          "ARCHIVED_ALREADY",
          `This mailbox is archived already, as "${plan.name}".`,
          {
            hint: "Nothing is to be done; archive verify checks what is stored.",
          },
        );
      }
      const call = [
        documentKindIndex(kind),
        plan.name,
        plan.base,
        plan.renditions.map(toRecord),
      ] as const;
      await archive.deposit.staticCall(...call);
      context.preview([
        `You, ${author}, deposit the history of list "${list}" for good:`,
        ...importLines(staged),
        ...planLines(plan, kind),
        ...(await archivistLines(contracts, author)),
        ...(await unopenedLines(contracts, list)),
        `The content goes to ${settings.content} first.`,
      ]);
      await context.confirm();
      const store = await openContentStore(settings.content);
      await keepBlobs(staged.files[1], store, output);
      await storeRenditions(plan.renditions, store, output);
      const receipt = await context.send(`Archived "${plan.name}"`, () => archive.deposit(...call));
      return {
        ...importResult(staged),
        author,
        name: plan.name,
        document: {
          id: plan.id,
          kind,
          version: plan.number,
          renditions: planRenditions(plan),
          transaction: receipt.hash,
        },
      };
    });
  },
});

export const mboxExport = defineCommand({
  name: "mbox export",
  describe: "write a list's posts to a mailbox file that any mail program reads",
  examples: [
    "mbox export --list discuss",
    "mbox export --list discuss --relay https://relay.example.org --out discuss-2026.mbox",
  ],
  access: "reads",
  options: {
    list,
    relay: option(
      "--relay <url>",
      `relay to ask; otherwise one of this machine that a member named on chain, or ${LOCAL_RELAY}`,
      text,
    ),
    out: option("--out <file>", "write it to this new file; otherwise <list>.mbox", text),
  },
  async run(context, { list, relay, out = `${list}.mbox` }) {
    const { output } = context;
    const contracts = await context.contracts();
    await requireList(contracts, list);
    const [here = LOCAL_RELAY] = await relaysHere(contracts, await context.deployment());
    const url = relay ?? here;
    const domain = await postDomain(contracts);
    const loading = output.progress("Loading", 0);
    try {
      await writeContent(out, metered(downloadMailbox(url, list), loading.update));
    } finally {
      loading.stop();
    }
    const file = await openLocalFile(out);
    const checking = output.progress("Checking", file.size);
    const expected = { domain, list: listId(list) };
    const checked = await checkMailbox(file, expected, checking.update).finally(() =>
      checking.stop(),
    );
    output.line(
      `${countOf(checked.posts, "post")} written to ${out}: ${checked.signed} proved by signature, ${checked.unknown} to be looked up on chain, ${checked.missing} without text.`,
    );
    for (const { index, reason } of checked.wrong) output.note(`Message ${index}: ${reason}`);
    if (checked.wrong.length > 0) context.fail();
    return { list, relay: url, out, size: file.size, ...checked };
  },
});

async function* metered(
  pieces: AsyncIterable<Uint8Array>,
  update: (done: number, total: number) => void,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.byteLength;
    update(size, size);
    yield piece;
  }
}
