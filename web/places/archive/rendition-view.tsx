import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Button, Failed, Loading, Markdown, Notice, Plain, useFormat } from "../../parts/index.js";
import {
  type DocumentDetail,
  useChain,
  useContent,
  type VersionView,
} from "../../reading/index.js";
import type { RenditionView as Rendition } from "./choose-rendition.js";
import { fileNameOf, showingOf } from "./media.js";
import { RenditionProof } from "./rendition-proof.js";
import { saveFile } from "./save-file.js";
import { type OnChain, versionOnChain } from "./version-on-chain.js";
import { decodeText } from "./decode-text.js";

export interface RenditionViewProps {
  name: string;
  version: number;
  rendition: Rendition;
  /** As it is in the archive; nothing for what is only proposed. */
  record?: ArchivedRecord;
}

interface ArchivedRecord {
  document: DocumentDetail;
  version: VersionView;
}

/** Largest content that is fetched into the page to be checked and saved. */
const FETCH_LIMIT = 256 * 1024 * 1024;
/** Fetched without being asked for. */
const AT_ONCE = 2 * 1024 * 1024;

/** One rendition: its text where it is one, its file in any case, and whether the bytes are those that were recorded. */
export function RenditionView({ name, version, rendition, record }: RenditionViewProps) {
  const words = useWords("archive");
  const format = useFormat();
  const { cidText, digest, size, mediaType, language } = rendition;
  const showing = showingOf(mediaType, size);
  const [wanted, setWanted] = useState(false);
  const isAsked = wanted || size <= AT_ONCE;
  const content = useContent(isAsked ? cidText : undefined, {
    recorded: { digest, size },
    limit: FETCH_LIMIT,
  });
  const { data, error, state, refetch } = content;
  const onChain = useOnChain(record, rendition.index);
  if (onChain === "forged") {
    return (
      <Notice tone="danger" title={words("onChain.forgedTitle")}>
        <p>{words("onChain.forged")}</p>
      </Notice>
    );
  }
  if (!isAsked) {
    return (
      <>
        <p>{words("view.large", { size: format.bytes(size) })}</p>
        <Button onPress={() => setWanted(true)}>{words("view.fetch")}</Button>
      </>
    );
  }
  const save = (bytes: Uint8Array<ArrayBuffer>) =>
    saveFile(fileNameOf({ name, version, language, mediaType }), bytes);
  return (
    <>
      <RenditionProof rendition={rendition} content={content} onChain={onChain} />
      {state === "loading" && <Loading />}
      {state === "failed" && <Failed error={error} retry={refetch} />}
      {state === "missing" && (
        <Notice tone="warning" title={words("view.missing")}>
          <p>{words("view.missingHint")}</p>
          <Button onPress={() => void refetch()}>{words("view.again")}</Button>
        </Notice>
      )}
      {data !== undefined && (
        <>
          <p className="archive-row">
            <Button onPress={() => save(data)}>
              {words("view.save", { size: format.bytes(size) })}
            </Button>
          </p>
          {showing === "download" ? (
            <p>{words("view.notShown")}</p>
          ) : (
            <Shown bytes={data} language={language} isMarkdown={showing === "markdown"} />
          )}
        </>
      )}
    </>
  );
}

/** What the chain has of it; `unasked` as long as no node has answered, nothing of what is not in the archive. */
function useOnChain(
  record: ArchivedRecord | undefined,
  rendition: number,
): OnChain | "unasked" | undefined {
  const { data } = useChain(
    ["version-on-chain", record?.version ?? null, rendition],
    async (contracts) =>
      record && versionOnChain(contracts, record.document, record.version, rendition),
    record !== undefined,
  );
  return record && (data ?? "unasked");
}

function Shown(props: { bytes: Uint8Array; language: string; isMarkdown: boolean }) {
  const words = useWords("archive");
  const text = decodeText(props.bytes);
  if (text === undefined) return <Notice tone="warning">{words("view.noText")}</Notice>;
  return (
    <div className="archive-text" lang={props.language} dir="auto">
      {props.isMarkdown ? <Markdown text={text} headingLevel={3} /> : <Plain text={text} lines />}
    </div>
  );
}
