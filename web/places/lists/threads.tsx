import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Account, Load, Plain, Time, useFormat, VirtualList } from "../../parts/index.js";
import { type ThreadView, useThreads } from "../../reading/index.js";

/** Threads of a list, the one with the newest post first. */
export function Threads({ list }: { list: string }) {
  const words = useWords("lists");
  const threads = useThreads(list);
  const { items, hasNextPage, fetchNextPage } = threads;
  return (
    <Load query={{ ...threads, data: items.length > 0 ? items : undefined }}>
      {(found) => (
        <VirtualList
          label={words("threadsTitle")}
          items={found}
          keyOf={({ id }) => id}
          estimate={84}
          hasMore={hasNextPage}
          more={fetchNextPage}
          render={(thread) => <ThreadRow thread={thread} />}
        />
      )}
    </Load>
  );
}

function ThreadRow({ thread }: { thread: ThreadView }) {
  const words = useWords("lists");
  const format = useFormat();
  const { id, subject, author, posts, lastAt } = thread;
  return (
    <div className="row">
      <p className="row-title">
        <Link to={`/posts/${id}`}>
          {subject === "" ? words("noSubject") : <Plain text={subject} />}
        </Link>
      </p>
      <p className="quiet">
        {words("by")} <Account address={author} bare /> ·{" "}
        {words("posts", { count: posts, number: format.number(posts) })} · {words("last")}{" "}
        <Time at={lastAt} relative />
      </p>
    </div>
  );
}
