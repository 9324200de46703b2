import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Badge, Plain, Time } from "../../parts/index.js";
import type { DocumentView } from "../../reading/index.js";
import { DocumentAuthor } from "./document-author.js";
import { documentTitle } from "./document-title.js";
import { useKindWords } from "./use-kind-words.js";

/** One document in a list. */
export function DocumentCard({ document }: { document: DocumentView }) {
  const words = useWords("archive");
  const kindWords = useKindWords();
  const { id, kind, versions, openedAt, author } = document;
  return (
    <article className="archive-card">
      <h3>
        <Link to={`/archive/${id}`}>
          <Plain text={documentTitle(document, words)} />
        </Link>
      </h3>
      <p>
        <Badge>{kindWords(kind)}</Badge> <span>{words("versions", { count: versions })}</span>{" "}
        <span>
          <Time at={openedAt} dateOnly />
        </span>{" "}
        <DocumentAuthor author={author} bare />
      </p>
    </article>
  );
}
