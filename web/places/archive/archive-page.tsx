import { useDeferredValue } from "react";
import { useSearchParams } from "react-router";
import { DOCUMENT_KINDS } from "../../../core/coalition/document-kinds.js";
import "./archive.css";
import { useWords } from "../../language/index.js";
import {
  Empty,
  Failed,
  LinkButton,
  Loading,
  Page,
  SearchField,
  Section,
  Select,
  VirtualList,
} from "../../parts/index.js";
import { DocumentCard } from "./document-card.js";
import { DocumentHits } from "./document-hits.js";
import { filterDocuments, kindFrom, kindKey } from "./filter-documents.js";
import { useAllDocuments } from "./use-all-documents.js";
import { useKindWords } from "./use-kind-words.js";

/** Everything the coalition and its members have put into the archive. What is looked for stands in the address. */
export function ArchivePage() {
  const words = useWords("archive");
  const kindWords = useKindWords();
  const [params, setParams] = useSearchParams();
  const kind = kindFrom(params.get("kind"));
  const q = (params.get("q") ?? "").slice(0, 200);
  const later = useDeferredValue(q);
  const documents = useAllDocuments();
  const { items, isPending, error, refetch, hasNextPage, fetchNextPage } = documents;
  const found = filterDocuments(items, { kind, words: later });
  const look = (name: "kind" | "q", value: string) => {
    const next = new URLSearchParams(params);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  return (
    <Page
      title={words("title")}
      lead={words("lead")}
      actions={<LinkButton to="/archive/deposit">{words("deposit.link")}</LinkButton>}
    >
      <search className="archive-filters">
        <Select
          label={words("filter.kind")}
          value={kind === "" ? "" : kindKey(kind)}
          onChange={(value) => look("kind", value)}
          placeholder={words("filter.all")}
          options={DOCUMENT_KINDS.map((each) => ({ value: kindKey(each), label: kindWords(each) }))}
        />
        <SearchField
          label={words("filter.words")}
          value={q}
          onChange={(value) => look("q", value)}
        />
      </search>
      <Section title={words("documents")}>
        <p role="status">{!isPending && words("found", { count: found.length })}</p>
        {isPending && <Loading />}
        {error !== null && items.length === 0 && <Failed error={error} retry={refetch} />}
        {!isPending && found.length === 0 && error === null && (
          <Empty>{items.length === 0 ? words("empty") : words("search.nothing")}</Empty>
        )}
        <VirtualList
          label={words("documents")}
          items={found}
          keyOf={({ id }) => id}
          render={(document) => <DocumentCard document={document} />}
          hasMore={hasNextPage}
          more={fetchNextPage}
        />
      </Section>
      {/[\p{L}\p{N}]{2}/u.test(later) && <DocumentHits q={later} />}
    </Page>
  );
}
