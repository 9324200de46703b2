import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../../language/index.js";
import {
  Empty,
  Failed,
  Load,
  Loading,
  Markdown,
  Notice,
  Select,
  Unverified,
  Verified,
} from "../../parts/index.js";
import {
  type DocumentView,
  useDocument,
  useDocuments,
  useText,
  type VersionView,
} from "../../reading/index.js";
import { bestRendition } from "./best-rendition.js";

/** What coalitions call the kind of document that binds everybody who joins. */
const KIND = "code of conduct";

/** The Code of Conduct in force, in the reader's language where it is recorded in that. */
export function CodeOfConduct() {
  const words = useWords("conduct");
  const documents = useDocuments();
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = documents;
  const code = items.find(({ kind }) => kind === KIND);
  const isSought = code === undefined && hasNextPage;
  useEffect(() => {
    if (isSought && !isFetchingNextPage) void fetchNextPage();
  }, [isSought, isFetchingNextPage, fetchNextPage]);
  const data = code ?? (documents.isPending || isSought ? undefined : null);
  return (
    <Load
      query={{ ...documents, isPending: data === undefined, data }}
      missing={<Empty>{words("code.none")}</Empty>}
    >
      {(found) => <Found document={found} />}
    </Load>
  );
}

function Found({ document }: { document: DocumentView }) {
  const words = useWords("conduct");
  const detail = useDocument(document.id);
  return (
    <Load query={detail} missing={<Empty>{words("code.none")}</Empty>}>
      {({ latest }) =>
        latest[0] === undefined ? (
          <Empty>{words("code.none")}</Empty>
        ) : (
          <Version key={latest[0].id} version={latest[0]} />
        )
      }
    </Load>
  );
}

function Version({ version }: { version: VersionView }) {
  const words = useWords("conduct");
  const { code } = useLanguage();
  const [chosen, setChosen] = useState("");
  const { renditions } = version;
  const own = bestRendition(renditions, code);
  const shown = renditions.find(({ index }) => String(index) === chosen) ?? own;
  if (shown === undefined) return <Empty>{words("code.none")}</Empty>;
  const speaks = own !== undefined && own.language.toLowerCase().startsWith(code);
  return (
    <>
      {!speaks && <Notice tone="info">{words("code.otherLanguage")}</Notice>}
      {renditions.length > 1 && (
        <Select
          label={words("code.language")}
          value={String(shown.index)}
          onChange={setChosen}
          options={renditions.map(({ index, language, authentic }) => ({
            value: String(index),
            label: authentic ? words("code.authentic", { language }) : language,
          }))}
        />
      )}
      <Text key={shown.index} shown={shown} />
      <p>
        <Link to={`/archive/${version.document}`}>{words("code.archive")}</Link>
      </p>
    </>
  );
}

function Text({ shown }: { shown: VersionView["renditions"][number] }) {
  const { cidText, digest, size, language } = shown;
  const { state, data, error, refetch } = useText(cidText, { recorded: { digest, size } });
  if (state === "loading") return <Loading />;
  if (state === "missing" || state === "differs")
    return <Unverified state={state} retry={refetch} />;
  if (data === undefined) return <Failed error={error} retry={refetch} />;
  return (
    <>
      <div lang={language} className="code-of-conduct">
        <Markdown text={data} headingLevel={2} />
      </div>
      <p>
        <Verified state="verified" />
      </p>
    </>
  );
}
