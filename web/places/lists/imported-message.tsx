import { useState } from "react";
import type { ImportedEntry } from "../../../core/mail/imported-list.js";
import { useWords } from "../../language/index.js";
import { Button, Failed, Loading, Plain, Time, useFormat, Verified } from "../../parts/index.js";
import { useText } from "../../reading/index.js";

/** One message of an imported history, or the gap where one could not be read. Its words are fetched when it is opened. */
export function ImportedMessage({ entry }: { entry: ImportedEntry }) {
  const words = useWords("lists");
  const [isOpen, setOpen] = useState(false);
  if (entry.kind === "left-out") {
    return (
      <p className="quiet">
        {words("history.gap")} <Plain text={entry.reason} />
      </p>
    );
  }
  const { subject, from, sentAt, body } = entry;
  return (
    <article className="post">
      <h3 className="post-subject">
        {subject === "" ? words("noSubject") : <Plain text={subject} />}
      </h3>
      <p className="post-head">
        {from === null ? words("history.nobody") : <Plain text={from.name || from.address} />}
        {sentAt !== null && (
          <>
            {" "}
            · <Time at={sentAt} />
          </>
        )}
      </p>
      <Button tone="quiet" onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {words(isOpen ? "history.close" : "history.open")}
      </Button>
      {isOpen && <Body cid={body.cid} />}
      <AttachmentNames entry={entry} />
    </article>
  );
}

function Body({ cid }: { cid: string }) {
  const { state, data, error, refetch } = useText(cid);
  if (state === "loading") return <Loading />;
  if (data === undefined) {
    return state === "missing" || state === "differs" ? (
      <Verified state={state} />
    ) : (
      <Failed error={error} retry={refetch} />
    );
  }
  return (
    <>
      <Plain text={data} lines />
      <p>
        <Verified state="verified" />
      </p>
    </>
  );
}

/** Files of strangers are named and not offered: nobody has looked at them. */
function AttachmentNames({ entry }: { entry: ImportedEntry & { kind: "message" } }) {
  const words = useWords("lists");
  const format = useFormat();
  if (entry.attachments.length === 0) return null;
  return (
    <ul className="quiet">
      {entry.attachments.map(({ cid, name, mediaType, size }, index) => (
        <li key={index}>
          {name === null ? words("history.nameless") : <Plain text={name} />} (
          <Plain text={mediaType} />, {format.bytes(size)}){" "}
          <bdi dir="ltr" className="code">
            {cid}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
