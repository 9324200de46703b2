import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Badge, Plain, Time, useFormat } from "../../parts/index.js";
import type { ListView } from "../../reading/index.js";

/** A list among others: what it is for, and how much is going on. */
export function ListCard({ list }: { list: ListView }) {
  const words = useWords("lists");
  const { name, purpose, posts, threads, lastPostAt, closedAt } = list;
  const format = useFormat();
  return (
    <>
      <h3>
        <Link to={`/lists/${name}`}>
          <Plain text={name} />
        </Link>{" "}
        {closedAt !== undefined && <Badge tone="warning">{words("closed")}</Badge>}
      </h3>
      <p>
        <Plain text={purpose} />
      </p>
      <p className="quiet">
        {words("threads", { count: threads, number: format.number(threads) })} ·{" "}
        {words("posts", { count: posts, number: format.number(posts) })}
        {lastPostAt !== undefined && (
          <>
            {" "}
            · {words("last")} <Time at={lastPostAt} relative />
          </>
        )}
      </p>
    </>
  );
}
