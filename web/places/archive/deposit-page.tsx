import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import "./archive.css";
import { isDocumentName, plainDocumentName } from "../../../core/archive/document-name.js";
import { ActButton, type Intent, NeedsWallet, useMySeat } from "../../acting/index.js";
import { useLanguage, useWords } from "../../language/index.js";
import { FileDrop, Notice, Page, Plain, Section, useDraft, useFormat } from "../../parts/index.js";
import { keys, useConnection, useDocument, useMotion } from "../../reading/index.js";
import { depositFault } from "./deposit-faults.js";
import { renditionsOf } from "./deposit-file.js";
import { depositCall, documentOf } from "./deposit-intent.js";
import { DepositNext } from "./deposit-next.js";
import { depositDraft, type DepositPurpose, purposeFrom } from "./deposit-purpose.js";
import { DocumentFields } from "./document-fields.js";
import { FileRow } from "./file-row.js";
import { rereadable } from "./file-pieces.js";
import { kindFrom, kindKey } from "./filter-documents.js";
import { useDepositFiles } from "./use-deposit-files.js";
import { useLanguageName } from "./use-language-name.js";

/** Gives files to the archive: a document of one's own, a translation of it, or a dissent from a motion's result. */
export function DepositPage() {
  const words = useWords("archive");
  const format = useFormat();
  const languageName = useLanguageName();
  const navigate = useNavigate();
  const { code } = useLanguage();
  const [params] = useSearchParams();
  const { account, seat, isPending } = useMySeat();
  const { contracts } = useConnection();
  const files = useDepositFiles();
  const [landed, setLanded] = useState(false);
  const asked = purposeFrom(params);
  const begun = asked.as === "document" ? asked : ({ kind: "other", name: "" } as const);
  const draft = depositDraft(begun);
  const [kind, setKind, clearKind] = useDraft<string>(`${draft}/kind`, begun.kind);
  const [name, setName, clearName] = useDraft(`${draft}/name`, begun.name);
  const purpose: DepositPurpose =
    asked.as === "document"
      ? { as: "document", kind: kindFrom(kindKey(kind)) || "other", name }
      : asked;
  const { as } = purpose;
  const motion = useMotion(as === "dissent" ? purpose.motion : undefined);
  const translated = useDocument(as === "translation" ? purpose.document : undefined);
  // Both come out of the address of the page: whoever signs reads what it is about.
  const about: Intent["facts"] =
    as === "dissent"
      ? [[words("facts.dissent"), motion.data?.title ?? purpose.motion]]
      : as === "translation"
        ? [
            [words("facts.name"), translated.data?.name ?? purpose.document],
            [words("facts.version"), format.number(purpose.version)],
          ]
        : [];
  const isTranslation = as === "translation";
  const shown = files.files.map((each) => (isTranslation ? { ...each, authentic: false } : each));
  const fault = depositFault({
    ...{ name, needsName: as === "document", files: shown },
    isTranslation,
  });
  const stranger = account !== undefined && !isPending && seat === undefined;
  const why = account === undefined ? "wallet" : stranger ? "stranger" : fault;
  const take = async (chosen: File[]) => {
    const [first] = await files.add(chosen, code);
    if (as !== "document" || name !== "" || first === undefined) return;
    const suggested = plainDocumentName(first.stem).slice(0, 64);
    if (isDocumentName(suggested)) setName(suggested);
  };
  const intent = async (): Promise<Intent> => {
    const renditions = renditionsOf(shown);
    if (renditions === undefined || account === undefined)
      throw new Error("nothing to deposit yet");
    const id = documentOf(account, purpose);
    return {
      title: words(`deposit.intent.${as}`, { name }),
      lead: words("deposit.forGood"),
      call: await depositCall(await contracts(), account, purpose, renditions),
      facts: [
        ...about,
        ...shown.map(
          ({ file, language, authentic }) =>
            [
              `${languageName(language)} ${words(authentic ? "authentic.short" : "courtesy.short")}`,
              `${file.name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�")}, ${format.bytes(file.size)}`,
            ] as const,
        ),
      ],
      content: shown.map(({ file }) => rereadable(file)),
      invalidate: [keys.documents, keys.document(id)],
    };
  };
  const done = () => {
    setLanded(true);
    files.clear();
    clearName();
    clearKind();
    if (account !== undefined) void navigate(`/archive/${documentOf(account, purpose)}`);
  };
  return (
    <Page title={words(`deposit.title.${as}`)} lead={words(`deposit.lead.${as}`)}>
      <NeedsWallet />
      {stranger && <Notice tone="warning">{words("deposit.fault.stranger")}</Notice>}
      {as === "dissent" && (
        <p>
          {words("dissent.link")}{" "}
          <Link to={`/motions/${purpose.motion}`}>
            <Plain text={motion.data?.title ?? purpose.motion} />
          </Link>
        </p>
      )}
      {as === "translation" && (
        <p>
          <Link to={`/archive/${purpose.document}?version=${purpose.version}`}>
            {words("version", { number: purpose.version })}
          </Link>
        </p>
      )}
      <Section title={words("deposit.files")}>
        <FileDrop
          label={words("deposit.drop", { count: isTranslation ? 1 : 2 })}
          onFiles={(chosen) => void take(chosen)}
          multiple={!isTranslation}
        />
        <p>{words("deposit.filesHint")}</p>
        <ul className="archive-files">
          {shown.map((file) => (
            <li key={file.key}>
              <FileRow file={file} files={files} isTranslation={isTranslation} />
            </li>
          ))}
        </ul>
      </Section>
      {as === "document" && (
        <Section title={words("deposit.about")}>
          <DocumentFields kind={purpose.kind} onKind={setKind} name={name} onName={setName} />
          {account !== undefined && isDocumentName(name) && (
            <DepositNext id={documentOf(account, purpose)} />
          )}
        </Section>
      )}
      <Notice tone="warning">{words("deposit.forGood")}</Notice>
      {!landed && (
        <ActButton
          intent={intent}
          onLanded={done}
          {...(why === undefined ? {} : { why: words(`deposit.fault.${why}`) })}
        >
          {words("deposit.button")}
        </ActButton>
      )}
    </Page>
  );
}
