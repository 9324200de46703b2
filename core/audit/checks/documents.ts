import { documentId, versionId } from "../../archive/index.js";
import type { DocumentKind } from "../../coalition/index.js";
import { documentKindIndex } from "../../coalition/index.js";
import { readLogs } from "../../contracts/index.js";
import { verifyContent } from "../../content/index.js";
import { isDaoError } from "../../errors.js";
import { quote } from "../../format/index.js";
import {
  type DocumentRow,
  type RenditionRow,
  tables,
  type VersionRow,
} from "../../replay/index.js";
import { blobStore } from "../blob-store.js";
import { at } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compare, missing } from "../findings.js";

interface Figures extends Record<string, number> {
  documents: number;
  versions: number;
  renditions: number;
  bytes: number;
  withdrawn: number;
  /** Of members' own documents: they say of them what they like, and it harms nobody else. */
  misdescribed: number;
}

export const documentsCheck: Check = {
  id: "documents",
  title: "The archive",
  proves:
    "Every document has the versions its events say, each bound to the one before; every rendition was read back by its CID, and its bytes have the digest, the size and the CID on chain. A member's own document that is not what its author says is counted as misdescribed.",
  async *run(context) {
    const { state, progress } = context;
    const figures: Figures = {
      documents: 0,
      versions: 0,
      renditions: 0,
      bytes: 0,
      withdrawn: 0,
      misdescribed: 0,
    };
    const seen = new Set<string>();
    for await (const [, { id }] of tables.documentOrder.scan(state)) {
      const document = await tables.documents.need(state, id);
      yield* compareDocument(context, document);
      let before: VersionRow | undefined;
      for await (const [, version] of tables.versions.scan(state, { prefix: `${id}/` })) {
        yield* compareVersion(context, document, version, before);
        yield* renditions(context, document, version, { figures, seen });
        before = version;
        figures.versions += 1;
      }
      yield* compare(`${titleOf(document)}: versions`, document.versions, before?.number ?? 0, id);
      figures.documents += 1;
      progress(figures.documents);
    }
    yield* founding(context);
    return { items: figures.documents, figures };
  },
};

/** Whether it is the coalition's, whose every word was voted on. */
const isOwn = ({ contracts }: AuditContext, { author }: DocumentRow) =>
  author === contracts.addresses.timelock;

const titleOf = ({ kind, name }: DocumentRow) => `${kind} ${quote(name, 64)}`;

async function* compareDocument(
  context: AuditContext,
  document: DocumentRow,
): AsyncGenerator<Finding> {
  const { id, author, kind, name, versions } = document;
  const item = titleOf(document);
  const kept = await context.contracts.archive.document(id, at(context));
  yield* compare(`${item}: id`, documentId(author, kind as DocumentKind, name), id, id);
  yield* compare(`${item}: author`, author, kept.author, id);
  yield* compare(`${item}: kind`, documentKindIndex(kind as DocumentKind), kept.kind, id);
  yield* compare(`${item}: versions, as kept`, versions, kept.versions, id);
}

async function* compareVersion(
  context: AuditContext,
  document: DocumentRow,
  version: VersionRow,
  before: VersionRow | undefined,
): AsyncGenerator<Finding> {
  const { id, number, supersedes, recordedAt, withdrawn } = version;
  const item = `${titleOf(document)}, version ${number}`;
  const kept = await context.contracts.archive.version(document.id, number, at(context));
  yield* compare(`${item}: number`, (before?.number ?? 0) + 1, number, id);
  yield* compare(`${item}: replaces`, before?.id ?? "nothing", supersedes ?? "nothing", id);
  yield* compare(`${item}: id, as kept`, id, kept.id, id);
  yield* compare(`${item}: recorded`, recordedAt, kept.recordedAt, id);
  yield* compare(`${item}: renditions`, version.renditions.length, kept.renditions, id);
  yield* compare(`${item}: withdrawn`, withdrawn !== undefined, kept.withdrawn, id);
  // Translations may have been added since: the id is that of the first ones.
  const first = version.renditions.findIndex((_, last) => {
    const own = version.renditions.slice(0, last + 1);
    return versionId(document.id, number, supersedes, own) === id;
  });
  yield* compare(
    `${item}: id`,
    "the hash of its renditions",
    first === -1 ? "another" : "the hash of its renditions",
    id,
  );
}

async function* renditions(
  context: AuditContext,
  document: DocumentRow,
  version: VersionRow,
  { figures, seen }: { figures: Figures; seen: Set<string> },
): AsyncGenerator<Finding> {
  for (const [place, rendition] of version.renditions.entries()) {
    const { language, index, size, digest, cidText } = rendition;
    const item = `${titleOf(document)}, version ${version.number}, ${quote(language)}`;
    yield* compare(`${item}: index`, place, index, version.id);
    figures.renditions += 1;
    // What was withdrawn need not be kept by anybody.
    if (version.withdrawn !== undefined) figures.withdrawn += 1;
    else if (!seen.has(`${cidText} ${digest} ${size}`)) {
      for await (const finding of content(context, item, rendition))
        if (finding.kind === "difference" && !isOwn(context, document)) figures.misdescribed += 1;
        else yield finding;
      figures.bytes += size;
      seen.add(`${cidText} ${digest} ${size}`);
    }
  }
}

async function* content(
  context: AuditContext,
  item: string,
  { cidText: cid, digest, size }: RenditionRow,
): AsyncGenerator<Finding> {
  try {
    await verifyContent({ cid, digest, size }, blobStore(context));
  } catch (error) {
    if (!isDaoError(error)) throw error;
    if (error.code === "CONTENT_MISSING") {
      yield missing(item, `${cid}: a relay, or whoever holds the archive`);
      return;
    }
    const expected = `${size} bytes with digest ${digest} under ${cid}`;
    yield { kind: "difference", item, expected, found: error.message, evidence: cid };
  }
}

/** The Code of Conduct is the coalition's own from its founding on, and in force is its last version; so is the charter, once adopted. */
async function* founding(context: AuditContext): AsyncGenerator<Finding> {
  const { contracts, state, range } = context;
  const { archive, directory, addresses } = contracts;
  const code = await archive.codeDocumentId(at(context));
  const charter = await archive.charterDocumentId(at(context));
  for (const [kind, id] of [
    ["code of conduct", code],
    ["charter", charter],
  ] as const) {
    const document = await tables.documents.get(state, id);
    if (document === undefined && kind === "charter") continue;
    yield* compare(`${kind} of the coalition: author`, addresses.timelock, document?.author, id);
    yield* compare(`${kind} of the coalition: kind`, kind, document?.kind, id);
  }
  const sealed = (await readLogs(directory, range, ["Sealed"]))[0]?.log.blockNumber ?? 0;
  const first = await firstVersion(context, code);
  const early = first !== undefined && first.recordedInBlock <= sealed;
  const founded = "archived at the founding";
  yield* compare("first Code of Conduct", founded, early ? founded : "archived later", code);
  const current = await archive.currentCode(at(context));
  const last = await tables.documents.get(state, code);
  yield* compare("version of the Code of Conduct in force", last?.versions, current.number, code);
}

async function firstVersion({ state }: AuditContext, id: string): Promise<VersionRow | undefined> {
  for await (const [, version] of tables.versions.scan(state, { prefix: `${id}/`, limit: 1 }))
    return version;
  return undefined;
}
