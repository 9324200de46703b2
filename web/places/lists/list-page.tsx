import { useParams, useSearchParams } from "react-router";
import { useWords } from "../../language/index.js";
import {
  Badge,
  Empty,
  Facts,
  LinkButton,
  Load,
  Notice,
  Page,
  Plain,
  Section,
  Time,
  useFormat,
} from "../../parts/index.js";
import { type ListView, useList } from "../../reading/index.js";
import { FeedLinks } from "./feed-links.js";
import { Histories } from "./histories.js";
import { PostingRight } from "./posting-right.js";
import { Search } from "./search.js";
import { Threads } from "./threads.js";
import { UnknownPage } from "./unknown-page.js";
import "./lists.css";

/** One list: what it is for, its threads, and how to take it away. */
export function ListPage() {
  const words = useWords("lists");
  const { list } = useParams();
  const found = useList(list);
  return (
    <Load title={words("compose.list")} query={found} missing={<UnknownPage what="list" />}>
      {(view) => <Found list={view} />}
    </Load>
  );
}

function Found({ list }: { list: ListView }) {
  const words = useWords("lists");
  const format = useFormat();
  const [address, setAddress] = useSearchParams();
  const { id, name, purpose, posts, threads, openedAt, closedAt, next } = list;
  const refused = next - posts;
  return (
    <Page
      title={name}
      lead={<Plain text={purpose} />}
      actions={
        closedAt === undefined && (
          <LinkButton to={`/lists/${name}/new`} tone="primary">
            {words("begin")}
          </LinkButton>
        )
      }
    >
      {closedAt === undefined ? (
        <PostingRight />
      ) : (
        <Notice tone="warning" title={words("closed")}>
          <p>
            {words("closedAt")} <Time at={closedAt} />. {words("closedWhy")}
          </p>
        </Notice>
      )}
      <Search
        label={words("search.list")}
        list={id}
        asked={address.get("q") ?? ""}
        ask={(q) => setAddress(q === "" ? {} : { q })}
      />
      <Section
        title={words("threadsTitle")}
        aside={
          <Badge>{words("threads", { count: threads, number: format.number(threads) })}</Badge>
        }
      >
        {threads === 0 ? <Empty>{words("noThreads")}</Empty> : <Threads list={id} />}
      </Section>
      <Histories list={id} />
      <Section title={words("about")}>
        <Facts
          items={[
            [words("facts.opened"), <Time key="opened" at={openedAt} />],
            [words("facts.posts"), format.number(posts)],
            ...(refused > 0 ? [[words("facts.notCounted"), format.number(refused)] as const] : []),
          ]}
        />
        <FeedLinks list={list} />
      </Section>
    </Page>
  );
}
