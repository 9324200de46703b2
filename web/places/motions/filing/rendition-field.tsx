import { LANGUAGES, useWords } from "../../../language/index.js";
import {
  Button,
  Checkbox,
  FileDrop,
  Plain,
  Section,
  TextArea,
  TextField,
  useFormat,
} from "../../../parts/index.js";
import { useDocument, useText } from "../../../reading/index.js";
import { WordDiff } from "../amendments/word-diff-view.js";
import type { RenditionDraft } from "./draft.js";

export interface RenditionFieldProps {
  rendition: RenditionDraft;
  index: number;
  /** The document whose next version this is; nothing for a new one. */
  document: string | undefined;
  file: File | undefined;
  onChange: (rendition: RenditionDraft) => void;
  onFile: (file: File | undefined) => void;
  onRemove?: () => void;
}

/** The text of one language: typed, begun from what is in force, or a file. */
export function RenditionField(props: RenditionFieldProps) {
  const { rendition, index, document, file, onChange, onFile, onRemove } = props;
  const words = useWords("motions");
  const format = useFormat();
  const { language, authentic, text } = rendition;
  const present = usePresentText(document, language);
  return (
    <Section title={words("adopt.language", { number: format.number(index + 1) })} level={2}>
      <TextField
        label={words("adopt.tag")}
        description={words("adopt.tagWhat", {
          tags: format.list(LANGUAGES.map(({ code, name }) => `${code} (${name})`)),
        })}
        value={language}
        onChange={(next) => onChange({ ...rendition, language: next })}
        isCode
        isRequired
      />
      <Checkbox
        isSelected={authentic}
        onChange={(next) => onChange({ ...rendition, authentic: next })}
        description={words("adopt.authenticWhat")}
      >
        {words("adopt.authentic")}
      </Checkbox>
      {file === undefined ? (
        <>
          {present !== undefined && text === "" && (
            <Button onPress={() => onChange({ ...rendition, text: present })}>
              {words("adopt.fromPresent")}
            </Button>
          )}
          <TextArea
            label={words("adopt.text")}
            description={words("adopt.textWhat")}
            value={text}
            onChange={(next) => onChange({ ...rendition, text: next })}
            rows={12}
          />
          <FileDrop label={words("adopt.file")} onFiles={([first]) => onFile(first)} />
          {present !== undefined && text.trim() !== "" && (
            <details>
              <summary>{words("adopt.changes")}</summary>
              <WordDiff before={present} after={text} />
            </details>
          )}
        </>
      ) : (
        <p>
          <Plain text={file.name} /> ({format.bytes(file.size)}){" "}
          <Button onPress={() => onFile(undefined)}>{words("adopt.noFile")}</Button>
        </p>
      )}
      {onRemove !== undefined && (
        <Button tone="quiet" onPress={onRemove}>
          {words("adopt.remove")}
        </Button>
      )}
    </Section>
  );
}

/** The text in force in this language, when there is one and somebody has it. */
function usePresentText(document: string | undefined, language: string): string | undefined {
  const { data } = useDocument(document);
  const latest = data?.latest.find(({ withdrawn }) => withdrawn === undefined);
  const rendition = latest?.renditions.find(
    (each) => each.language === language && each.mediaType.startsWith("text/"),
  );
  return useText(rendition?.cidText).data;
}
