import { Link } from "react-router";
import { shortHash } from "../../../core/format/index.js";
import { useWords } from "../../language/index.js";
import { Badge, Plain } from "../../parts/index.js";
import { useDocument } from "../../reading/index.js";
import { type Attachment, attachmentsIn } from "./attached.js";

/** Documents of the archive that a post points at. */
export function Attachments({ text }: { text: string }) {
  const words = useWords("lists");
  const found = attachmentsIn(text);
  if (found.length === 0) return null;
  return (
    <div className="attachments">
      <p className="row-title">{words("attached.title")}</p>
      <ul role="list">
        {found.map((each) => (
          <li key={each.document}>
            <AttachedDocument attachment={each} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function AttachedDocument({ attachment: { document, cid } }: { attachment: Attachment }) {
  const words = useWords("lists");
  const { data, isPending, error } = useDocument(document);
  const isThere = data !== null && data !== undefined;
  const carries =
    isThere && cid !== undefined
      ? data.latest.some(({ renditions }) => renditions.some(({ cidText }) => cidText === cid))
      : true;
  return (
    <>
      {isThere ? (
        <Link to={`/archive/${document}`}>
          <Plain text={data.name} />
        </Link>
      ) : (
        <bdi dir="ltr" className="code">
          {shortHash(document)}
        </bdi>
      )}
      {!isPending && error === null && !isThere && (
        <>
          {" "}
          <Badge tone="warning">{words("attached.unknown")}</Badge>
        </>
      )}
      {!carries && (
        <>
          {" "}
          <Badge tone="warning">{words("attached.otherVersion")}</Badge>
        </>
      )}
    </>
  );
}
