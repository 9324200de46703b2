import { Link, useParams, useSearchParams } from "react-router";
import "./archive.css";
import { useLanguage, useWords } from "../../language/index.js";
import {
  Badge,
  Empty,
  Facts,
  Hash,
  LinkButton,
  Load,
  Notice,
  Page,
  Plain,
  Section,
  Select,
  Time,
} from "../../parts/index.js";
import { type DocumentDetail, useDocument } from "../../reading/index.js";
import { chooseRendition, chooseVersion } from "./choose-rendition.js";
import { DocumentAuthor } from "./document-author.js";
import { documentTitle, electionOf } from "./document-title.js";
import { OwnDocument } from "./own-document.js";
import { RenditionView } from "./rendition-view.js";
import { UnknownDocument } from "./unknown-document.js";
import { useKindWords } from "./use-kind-words.js";
import { useLanguageName } from "./use-language-name.js";
import { VersionList } from "./version-list.js";

/** A document with all its versions and languages. Which of them is shown stands in the address. */
export function DocumentPage() {
  const words = useWords("archive");
  const { id = "" } = useParams();
  return (
    <Load title={words("one")} query={useDocument(id)} missing={<UnknownDocument />}>
      {(document) => <Document document={document} />}
    </Load>
  );
}

function Document({ document }: { document: DocumentDetail }) {
  const words = useWords("archive");
  const kindWords = useKindWords();
  const languageName = useLanguageName();
  const { code } = useLanguage();
  const [params, setParams] = useSearchParams();
  const { id, kind, name, author, latest, dissentFrom } = document;
  const version = chooseVersion(latest, params.get("version"));
  const rendition = version && chooseRendition(version.renditions, params.get("rendition"), code);
  const title = documentTitle(document, words);
  const election = electionOf(document);
  const choose = (index: string) => {
    const next = new URLSearchParams(params);
    next.set("rendition", index);
    setParams(next, { replace: true });
  };
  return (
    <Page
      title={title}
      actions={
        latest.length > 1 && (
          <LinkButton to={`/archive/${id}/compare`}>{words("compare.link")}</LinkButton>
        )
      }
    >
      <Facts
        items={[
          [words("facts.kind"), <Badge>{kindWords(kind)}</Badge>],
          [words("facts.author"), <DocumentAuthor author={author} />],
          [words("facts.id"), <Hash value={id} what={words("facts.id")} />],
          ...(dissentFrom === undefined
            ? []
            : [
                [
                  words("facts.dissent"),
                  <Link to={`/motions/${dissentFrom}`}>{words("dissent.link")}</Link>,
                ] as const,
              ]),
          ...(election === undefined
            ? []
            : [
                [
                  words("facts.nomination"),
                  <Link to={`/elections/${election}`}>{words("nomination.link")}</Link>,
                ] as const,
              ]),
        ]}
      />
      {version === undefined ? (
        <Empty>{words("versionUnknown")}</Empty>
      ) : (
        <Section
          title={words("version", { number: version.number })}
          aside={<Time at={version.recordedAt} />}
        >
          {version.withdrawn !== undefined && (
            <Notice tone="warning" title={words("withdrawn.title")}>
              <p>
                <Time at={version.withdrawn.at} />
              </p>
              <p dir="auto">
                <Plain text={version.withdrawn.reason} />
              </p>
              <p>{words("withdrawn.hint")}</p>
            </Notice>
          )}
          {rendition !== undefined && (
            <>
              <Select
                label={words("language")}
                description={words(rendition.authentic ? "authentic.long" : "courtesy.long")}
                value={String(rendition.index)}
                onChange={choose}
                options={version.renditions.map((each) => ({
                  value: String(each.index),
                  label: `${languageName(each.language)} ${words(each.authentic ? "authentic.short" : "courtesy.short")}`,
                }))}
              />
              <RenditionView
                key={rendition.cidText}
                name={dissentFrom === undefined ? name : "dissent"}
                version={version.number}
                rendition={rendition}
                record={{ document, version }}
              />
            </>
          )}
        </Section>
      )}
      <Section title={words("versionsTitle")}>
        {document.versions > latest.length && (
          <p>{words("versionsOlder", { count: document.versions - latest.length })}</p>
        )}
        <VersionList id={id} versions={latest} shown={version?.number} />
      </Section>
      {version !== undefined && <OwnDocument document={document} version={version} />}
    </Page>
  );
}
