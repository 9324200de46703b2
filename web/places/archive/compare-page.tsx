import { Link, useParams, useSearchParams } from "react-router";
import "./archive.css";
import { useLanguage, useWords } from "../../language/index.js";
import { Empty, Load, Page, Select } from "../../parts/index.js";
import { type DocumentDetail, useDocument, type VersionView } from "../../reading/index.js";
import { chooseRendition, chooseVersion } from "./choose-rendition.js";
import { CompareTexts } from "./compare-texts.js";
import { documentTitle } from "./document-title.js";
import { UnknownDocument } from "./unknown-document.js";
import { useLanguageName } from "./use-language-name.js";

/** Two versions of a document, word by word. Which ones stands in the address. */
export function ComparePage() {
  const words = useWords("archive");
  const { id = "" } = useParams();
  return (
    <Load title={words("compare.link")} query={useDocument(id)} missing={<UnknownDocument />}>
      {(document) => <Compared document={document} />}
    </Load>
  );
}

function Compared({ document }: { document: DocumentDetail }) {
  const words = useWords("archive");
  const languageName = useLanguageName();
  const { code } = useLanguage();
  const [params, setParams] = useSearchParams();
  const { id, latest } = document;
  const to = chooseVersion(latest, params.get("to"));
  const from = chooseVersion(latest, params.get("from") ?? String((to?.number ?? 2) - 1));
  const language = params.get("language");
  const after = to && chooseRendition(to.renditions, language, code);
  const before = from && chooseRendition(from.renditions, after?.language ?? language, code);
  const choose = (what: string, value: string) => {
    const next = new URLSearchParams(params);
    next.set(what, value);
    setParams(next, { replace: true });
  };
  const chooser = (what: "from" | "to", version: VersionView | undefined) => (
    <Select
      label={words(`compare.${what}`)}
      value={version === undefined ? "" : String(version.number)}
      onChange={(value) => choose(what, value)}
      options={latest.map(({ number }) => ({
        value: String(number),
        label: words("version", { number }),
      }))}
      {...(version === undefined ? { placeholder: words("compare.choose") } : {})}
    />
  );
  const languages = [...new Set(to?.renditions.map((each) => each.language))];
  return (
    <Page
      title={words("compare.title", {
        name: documentTitle(document, words),
      })}
    >
      <p>
        <Link to={`/archive/${id}`}>{words("compare.back")}</Link>
      </p>
      <div className="archive-filters">
        {chooser("from", from)}
        {chooser("to", to)}
        <Select
          label={words("language")}
          value={after?.language ?? ""}
          onChange={(value) => choose("language", value)}
          options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
        />
      </div>
      {before === undefined || after === undefined ? (
        <Empty>{words(latest.length < 2 ? "compare.single" : "compare.choose")}</Empty>
      ) : (
        <>
          {before.language !== after.language && (
            <p>
              {words("compare.languages", {
                from: languageName(before.language),
                to: languageName(after.language),
              })}
            </p>
          )}
          <CompareTexts before={before} after={after} />
        </>
      )}
    </Page>
  );
}
