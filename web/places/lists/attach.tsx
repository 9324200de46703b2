import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Button, Dialog, Empty, Load, Select } from "../../parts/index.js";
import { useDocument, useDocuments } from "../../reading/index.js";
import { attachmentLine } from "./attached.js";

export interface AttachProps {
  /** Told the line that attaches what was chosen. */
  onAttach: (line: string) => void;
}

/** A button that attaches a document of the archive to what is being written. */
export function Attach({ onAttach }: AttachProps) {
  const words = useWords("lists");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{words("attach.button")}</Button>
      <Dialog title={words("attach.title")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Choose
          onAttach={(line) => {
            onAttach(line);
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}

function Choose({ onAttach }: AttachProps) {
  const words = useWords("lists");
  const documents = useDocuments();
  const { items, hasNextPage, fetchNextPage } = documents;
  const [id, setId] = useState("");
  return (
    <>
      <p>{words("attach.lead")}</p>
      <Load query={{ ...documents, data: documents.isPending ? undefined : items }}>
        {(found) =>
          found.length === 0 ? (
            <Empty>{words("attach.none")}</Empty>
          ) : (
            <Select
              label={words("attach.document")}
              value={id}
              onChange={setId}
              placeholder={words("attach.choose")}
              options={found.map((each) => ({ value: each.id, label: each.name }))}
            />
          )
        }
      </Load>
      {hasNextPage && <Button onPress={() => void fetchNextPage()}>{words("more")}</Button>}
      {id !== "" && <ChooseRendition key={id} id={id} onAttach={onAttach} />}
    </>
  );
}

function ChooseRendition({ id, onAttach }: AttachProps & { id: string }) {
  const words = useWords("lists");
  const found = useDocument(id);
  return (
    <Load query={found}>
      {({ name, latest }) => (
        <div className="actions">
          {latest[0]?.renditions.map(({ index, cidText, language, mediaType }) => (
            <Button
              key={index}
              tone="primary"
              onPress={() => onAttach(attachmentLine(name, cidText, id))}
            >
              {words("attach.this", { language, type: mediaType })}
            </Button>
          ))}
        </div>
      )}
    </Load>
  );
}
