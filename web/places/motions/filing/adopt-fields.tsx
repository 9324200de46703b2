import { DOCUMENT_KINDS } from "../../../../core/coalition/index.js";
import { FIXED_DOCUMENT_NAMES } from "../../../../core/coalition/document-kinds.js";
import { useLanguage, useWords } from "../../../language/index.js";
import { Button, Select, TextField } from "../../../parts/index.js";
import { type DocumentView, useDocuments, useAddresses } from "../../../reading/index.js";
import type { ContentStepProps } from "./content-step.js";
import { RenditionField } from "./rendition-field.js";

const NEW = "new";

/** Which document, and its new text in one or several languages. */
export function AdoptFields({ draft, setDraft, files, setFiles }: ContentStepProps) {
  const words = useWords("motions");
  const kinds = useWords("calls");
  const { code } = useLanguage();
  const own = useOwnDocuments();
  const { fields, renditions } = draft;
  const chosen = own.find(({ kind, name }) => kind === fields["kind"] && name === fields["name"]);
  const isNew = fields["which"] === NEW;
  const set = (more: Record<string, string>) =>
    setDraft({ ...draft, fields: { ...fields, ...more } });
  const choose = (value: string) => {
    const found = own.find(({ id }) => id === value);
    const { kind = "", name = "" } = found ?? {};
    setDraft({
      ...draft,
      fields: { ...fields, which: value, kind, name },
      renditions:
        renditions.length > 0 ? renditions : [{ language: code, authentic: true, text: "" }],
    });
  };
  const fixed = (FIXED_DOCUMENT_NAMES as Record<string, string | undefined>)[fields["kind"] ?? ""];
  return (
    <>
      <Select
        label={words("adopt.which")}
        value={fields["which"] ?? ""}
        onChange={choose}
        placeholder={words("new.choose")}
        options={[
          ...own.map(({ id, kind, name }) => ({
            value: id,
            label: `${kinds(`kind.${kind}`)} · ${name}`,
          })),
          { value: NEW, label: words("adopt.new") },
        ]}
        isRequired
      />
      {isNew && (
        <>
          <Select
            label={words("adopt.kind")}
            value={fields["kind"] ?? ""}
            onChange={(kind) =>
              set({
                kind,
                name:
                  (FIXED_DOCUMENT_NAMES as Record<string, string | undefined>)[kind] ??
                  fields["name"] ??
                  "",
              })
            }
            placeholder={words("new.choose")}
            // Whoever dissents deposits it; no motion adopts it.
            options={DOCUMENT_KINDS.filter((kind) => kind !== "dissent").map((kind) => ({
              value: kind,
              label: kinds(`kind.${kind}`),
            }))}
            isRequired
          />
          <TextField
            label={words("adopt.name")}
            description={words("adopt.nameWhat")}
            value={fields["name"] ?? ""}
            onChange={(name) => set({ name })}
            isDisabled={fixed !== undefined}
            isCode
            isRequired
          />
        </>
      )}
      {fields["which"] !== undefined && (
        <>
          <p>{words("adopt.languages")}</p>
          {renditions.map((rendition, index) => (
            <RenditionField
              key={index}
              {...{ rendition, index, document: chosen?.id, file: files[index] }}
              onChange={(next) => setDraft({ ...draft, renditions: renditions.with(index, next) })}
              onFile={(file) => {
                const { [index]: _old, ...others } = files;
                setFiles(file === undefined ? others : { ...others, [index]: file });
              }}
              {...(renditions.length > 1 && {
                onRemove: () => {
                  setDraft({ ...draft, renditions: renditions.toSpliced(index, 1) });
                  setFiles({});
                },
              })}
            />
          ))}
          <Button
            isDisabled={renditions.length >= 12}
            onPress={() =>
              setDraft({
                ...draft,
                renditions: [...renditions, { language: "", authentic: false, text: "" }],
              })
            }
          >
            {words("adopt.more")}
          </Button>
        </>
      )}
    </>
  );
}

/** Documents the coalition itself is the author of: those a motion changes. */
function useOwnDocuments(): readonly DocumentView[] {
  const addresses = useAddresses();
  const { items } = useDocuments();
  const author = addresses?.timelock.toLowerCase();
  return items.filter((document) => document.author.toLowerCase() === author);
}
