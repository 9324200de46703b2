import type { VersionView } from "../../reading/index.js";
import { useText } from "../../reading/index.js";
import { useLanguage, useWords } from "../../language/index.js";
import {
  Facts,
  Failed,
  LinkButton,
  Loading,
  Markdown,
  Notice,
  Plain,
  Time,
  Unverified,
  Verified,
} from "../../parts/index.js";
import { chooseRendition } from "./choose-rendition.js";
import { coveredRenditions } from "../archive/covered-renditions.js";
import { languageName } from "./language-name.js";
import "./join.css";

export interface StandingTextProps {
  version: VersionView;
}

/** A version of a standing document in the reader's language, or in the nearest there is, which is said. */
export function StandingText({ version }: StandingTextProps) {
  const words = useWords("join");
  const { code } = useLanguage();
  const chosen = chooseRendition(version.renditions, code);
  if (chosen === undefined) {
    return (
      <Notice tone="warning" title={words("text.unreadable")}>
        <LinkButton to={`/archive/${version.document}`}>{words("text.archive")}</LinkButton>
      </Notice>
    );
  }
  const { rendition, otherLanguage } = chosen;
  const covered = coveredRenditions(version);
  const language = languageName(rendition.language, code);
  return (
    <>
      {covered === 0 && (
        <Notice tone="danger" title={words("text.forged.title")}>
          <p>{words("text.forged.body")}</p>
        </Notice>
      )}
      {otherLanguage && (
        <Notice tone="info">
          <p>
            {words("text.otherLanguage", { wanted: languageName(code, code), shown: language })}
          </p>
        </Notice>
      )}
      {covered > 0 && rendition.index >= covered && (
        <Notice tone="info">
          <p>{words("text.later")}</p>
        </Notice>
      )}
      <RenditionText
        rendition={rendition}
        facts={[
          [words("text.version"), version.number],
          [words("text.since"), <Time key="since" at={version.recordedAt} dateOnly />],
          [
            words("text.language"),
            words(rendition.authentic ? "text.authentic" : "text.courtesy", { language }),
          ],
        ]}
      />
      <p>
        <LinkButton tone="quiet" to={`/archive/${version.document}`}>
          {words("text.archive")}
        </LinkButton>
      </p>
    </>
  );
}

type Facts = Parameters<typeof Facts>[0]["items"];

function RenditionText(props: { rendition: VersionView["renditions"][number]; facts: Facts }) {
  const { rendition, facts } = props;
  const words = useWords("join");
  const { data, state, error, refetch } = useText(rendition.cidText, {
    recorded: { digest: rendition.digest, size: rendition.size },
  });
  const verified = state === "verified" || state === "differs" || state === "missing";
  return (
    <>
      <Facts
        items={[
          ...facts,
          ...(verified
            ? [[words("text.check"), <Verified key="check" state={state} />] as const]
            : []),
        ]}
      />
      {state === "loading" && <Loading />}
      {(state === "missing" || state === "differs") && <Unverified state={state} retry={refetch} />}
      {state === "failed" && <Failed error={error} retry={refetch} />}
      {data !== undefined && (
        <div
          className="standing-text"
          lang={rendition.language}
          dir="auto"
          tabIndex={0}
          role="region"
          aria-label={words("text.body")}
        >
          {rendition.mediaType.startsWith("text/markdown") ? (
            <Markdown text={data} headingLevel={3} />
          ) : (
            <Plain text={data} lines />
          )}
        </div>
      )}
    </>
  );
}
