import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Button, Failed, Loading, Markdown, Notice, Plain, useFormat } from "../../parts/index.js";
import { useContent } from "../../reading/index.js";
import type { RenditionView as Rendition } from "./choose-rendition.js";
import { fileNameOf, showingOf } from "./media.js";
import { RenditionProof } from "./rendition-proof.js";
import type { RecordCheck } from "./use-record-check.js";
import { saveFile } from "./save-file.js";
import { decodeText } from "./decode-text.js";

export interface RenditionViewProps {
  name: string;
  version: number;
  rendition: Rendition;
  /** What the chain itself says of the record; where it is not given, the record came out of a motion. */
  check?: RecordCheck;
}

/** Largest content that is fetched into the page to be checked and saved. */
const FETCH_LIMIT = 256 * 1024 * 1024;
/** Fetched without being asked for. */
const AT_ONCE = 2 * 1024 * 1024;

/** One rendition: its text where it is one, its file in any case, and whether the bytes are those that were recorded. */
export function RenditionView({ name, version, rendition, check }: RenditionViewProps) {
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
      <RenditionProof rendition={rendition} content={content} {...(check && { check })} />
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
