import { Link } from "react-router";
import { statementId } from "../../../../core/elections/acceptance.js";
import { useLanguage, useWords } from "../../../language/index.js";
import { Load, Markdown, Plain, Verified } from "../../../parts/index.js";
import { useDocument, useText, type VersionView } from "../../../reading/index.js";

interface StatementProps {
  election: string;
  nominee: string;
  /** Id of the version that was accepted with. */
  version: string;
}

/** What a candidate wrote, from the archive, checked here. */
export function Statement({ election, nominee, version }: StatementProps) {
  const words = useWords("elections");
  const id = statementId(election, nominee);
  const query = useDocument(id);
  return (
    <details className="statement">
      <summary>{words("statement.title")}</summary>
      <Load query={query} missing={<p>{words("statement.missing")}</p>}>
        {(document) => {
          const found = document?.latest.find((each) => each.id === version);
          if (found === undefined) return <p>{words("statement.missing")}</p>;
          return <Text version={found} />;
        }}
      </Load>
      <p>
        <Link to={`/archive/${id}`}>{words("statement.archive")}</Link>
      </p>
    </details>
  );
}

function Text({ version }: { version: VersionView }) {
  const words = useWords("elections");
  const { code } = useLanguage();
  const { renditions } = version;
  const rendition =
    renditions.find(({ language }) => language.split("-")[0] === code) ??
    renditions.find(({ authentic }) => authentic) ??
    renditions[0];
  const isText = rendition?.mediaType.startsWith("text/") === true;
  const { state, data } = useText(isText ? rendition.cidText : undefined, {
    recorded: rendition && { digest: rendition.digest, size: rendition.size },
  });
  if (rendition === undefined) return null;
  if (!isText) return <p>{words("statement.file")}</p>;
  return (
    <div lang={rendition.language} dir="auto">
      {rendition.mediaType === "text/markdown" ? (
        <Markdown text={data ?? ""} />
      ) : (
        <p>
          <Plain text={data ?? ""} lines />
        </p>
      )}
      <Verified state={state === "loading" ? "pending" : state === "failed" ? "missing" : state} />
    </div>
  );
}
