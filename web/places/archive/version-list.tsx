import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Badge, Hash, Plain, Time } from "../../parts/index.js";
import type { VersionView } from "../../reading/index.js";
import { useLanguageName } from "./use-language-name.js";

export interface VersionListProps {
  id: string;
  versions: readonly VersionView[];
  shown: number | undefined;
}

/** Every version there was, the newest first; none goes away, not even a withdrawn one. */
export function VersionList({ id, versions, shown }: VersionListProps) {
  const words = useWords("archive");
  const languageName = useLanguageName();
  return (
    <ol className="archive-versions" reversed>
      {versions.map((version) => (
        <li key={version.id}>
          <p className="archive-row">
            <Link
              to={`/archive/${id}?version=${version.number}`}
              aria-current={version.number === shown ? "true" : undefined}
            >
              {words("version", { number: version.number })}
            </Link>
            {version.number === shown && <Badge>{words("versionShown")}</Badge>}
            {version.withdrawn !== undefined && (
              <Badge tone="warning">{words("withdrawn.badge")}</Badge>
            )}
            <Time at={version.recordedAt} />
            {version.number > 1 && (
              <Link to={`/archive/${id}/compare?from=${version.number - 1}&to=${version.number}`}>
                {words("compare.with", { number: version.number - 1 })}
              </Link>
            )}
          </p>
          {version.withdrawn !== undefined && (
            <p dir="auto">
              <Plain text={version.withdrawn.reason} />
            </p>
          )}
          <p className="archive-row">
            {version.renditions.map((rendition) => (
              <Link
                key={rendition.index}
                to={`/archive/${id}?version=${version.number}&rendition=${rendition.index}`}
              >
                {languageName(rendition.language)}{" "}
                {words(rendition.authentic ? "authentic.short" : "courtesy.short")}
              </Link>
            ))}
            <Hash value={version.id} what={words("versionId")} />
          </p>
        </li>
      ))}
    </ol>
  );
}
