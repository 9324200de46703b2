import { useEffect } from "react";
import { useParams } from "react-router";
import { useWords } from "../../language/index.js";
import {
  Button,
  LinkButton,
  Load,
  Page,
  RadioGroup,
  Section,
  useDraft,
  useFormat,
  VirtualList,
} from "../../parts/index.js";
import { type PostView, useList, usePost, useThread } from "../../reading/index.js";
import { Post } from "./post.js";
import { inReadingOrder, READING_ORDERS, type ReadingOrder } from "./reading-order.js";
import { UnknownPage } from "./unknown-page.js";
import "./lists.css";

/** A thread, at one of its posts. */
export function ThreadPage() {
  const words = useWords("lists");
  const { id } = useParams();
  const post = usePost(id);
  return (
    <Load title={words("thread.title")} query={post} missing={<UnknownPage what="post" />}>
      {(view) => <Thread key={view.thread} at={view} />}
    </Load>
  );
}

function Thread({ at }: { at: PostView }) {
  const words = useWords("lists");
  const format = useFormat();
  const { thread, error, isPending, refetch, ...posts } = useThread(at.thread);
  const list = useList(at.list).data;
  const [order, setOrder] = useDraft<string>("lists/order", "time");
  const chosen = READING_ORDERS.find((each) => each === order) ?? "time";
  const isWhole = !posts.hasNextPage;
  useEffect(() => {
    // What answers what is only known of posts that are here.
    if (chosen === "answers" && posts.hasNextPage && !posts.isFetchingNextPage)
      void posts.fetchNextPage();
  }, [chosen, posts.hasNextPage, posts.isFetchingNextPage, posts.fetchNextPage]);
  const first = [at, ...posts.items].find(({ id }) => id === at.thread);
  const subject =
    first?.hidden === undefined ? (thread?.subject ?? at.subject) : words("hidden.post");
  const count = thread?.posts ?? 0;
  const name = list?.name ?? at.list;
  return (
    <Page
      title={subject === "" ? words("noSubject") : subject}
      lead={words("thread.lead", { count, number: format.number(count), list: name })}
      actions={<LinkButton to={`/lists/${name}`}>{words("thread.toList")}</LinkButton>}
    >
      {at.id !== at.thread && (
        <Section title={words("thread.linked")}>
          <Post post={at} all={posts.items} isOnly />
        </Section>
      )}
      <Section title={words("thread.all")}>
        <RadioGroup
          label={words("order.label")}
          value={chosen}
          onChange={setOrder}
          options={READING_ORDERS.map((value: ReadingOrder) => ({
            value,
            label: words(`order.${value}`),
          }))}
        />
        <Load
          query={{
            error,
            isPending,
            refetch,
            data: posts.items.length > 0 ? posts.items : undefined,
          }}
        >
          {(items) => (
            <VirtualList
              label={words("thread.all")}
              items={isWhole ? inReadingOrder(items, chosen) : items}
              keyOf={({ id }) => id}
              estimate={220}
              hasMore={posts.hasNextPage}
              more={posts.fetchNextPage}
              render={(post) => <Post post={post} all={items} />}
            />
          )}
        </Load>
        {posts.hasNextPage && (
          <Button onPress={() => void posts.fetchNextPage()}>{words("more")}</Button>
        )}
      </Section>
    </Page>
  );
}
