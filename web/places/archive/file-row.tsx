import { canonicalLanguage } from "../../../core/content/language.js";
import { useWords } from "../../language/index.js";
import {
  Button,
  Checkbox,
  Hash,
  Meter,
  Notice,
  Plain,
  TextField,
  useFormat,
} from "../../parts/index.js";
import type { DepositFile } from "./deposit-file.js";
import { isFatal } from "./sniff-file.js";
import type { DepositFiles } from "./use-deposit-files.js";
import { useLanguageName } from "./use-language-name.js";

export interface FileRowProps {
  file: DepositFile;
  files: Pick<DepositFiles, "change" | "remove">;
  /** A translation added later is never authentic. */
  isTranslation: boolean;
}

/** One file that is to be archived: what it is, its language, and what is odd about it. */
export function FileRow({ file: row, files, isTranslation }: FileRowProps) {
  const words = useWords("archive");
  const format = useFormat();
  const languageName = useLanguageName();
  const { key, file, mediaType, language, authentic, oddities, read, content, failed } = row;
  const tag = canonicalLanguage(language);
  return (
    <fieldset>
      <legend>
        <Plain text={file.name} />
      </legend>
      <p className="archive-row">
        <bdi dir="ltr">{mediaType}</bdi> <span>{format.bytes(file.size)}</span>
        <Button tone="quiet" onPress={() => files.remove(key)}>
          {words("file.remove")}
        </Button>
      </p>
      {oddities.map((oddity) => (
        <Notice key={oddity} tone={isFatal(oddity) ? "danger" : "warning"} announce>
          {words(`file.odd.${oddity}`)}
        </Notice>
      ))}
      {failed && (
        <Notice tone="danger" announce>
          {words("file.failed")}
        </Notice>
      )}
      <TextField
        label={words("file.language")}
        description={tag === undefined ? words("file.languageHint") : languageName(tag)}
        value={language}
        onChange={(value) => files.change(key, { language: value })}
        maxLength={35}
        isCode
        isRequired
        {...(language !== "" && tag === undefined ? { error: words("file.languageWrong") } : {})}
      />
      {!isTranslation && (
        <Checkbox
          isSelected={authentic}
          onChange={(value) => files.change(key, { authentic: value })}
          description={words("file.authenticHint")}
        >
          {words("file.authentic")}
        </Checkbox>
      )}
      {content === undefined ? (
        !failed &&
        !oddities.some(isFatal) && (
          <Meter label={words("file.reading")} value={read} of={file.size} />
        )
      ) : (
        <p className="archive-row">
          <span>{words("proof.cid")}</span> <Hash value={content.cid} what={words("proof.cid")} />
        </p>
      )}
    </fieldset>
  );
}
