import { useSearchParams } from "react-router";
import { useWords } from "../../../language/index.js";
import {
  Empty,
  Failed,
  LinkButton,
  Loading,
  Page,
  useFormat,
  VirtualList,
} from "../../../parts/index.js";
import { useMotions } from "../../../reading/index.js";
import { Filters } from "./filters.js";
import { MotionCard } from "./motion-card.js";
import { filterFrom, isWanted, queryOf } from "./motion-filter.js";
import "../motions.css";

/** Every motion and notice, the newest first; what is looked for stands in the address. */
export function MotionsPage() {
  const words = useWords("motions");
  const format = useFormat();
  const [query, setQuery] = useSearchParams();
  const filter = filterFrom(query);
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage, isPending, error, refetch } =
    useMotions();
  const wanted = items.filter((motion) => isWanted(filter, motion));
  return (
    <Page
      title={words("list.title")}
      lead={words("list.lead")}
      actions={
        <LinkButton to="/motions/new" tone="primary">
          {words("list.new")}
        </LinkButton>
      }
    >
      <Filters filter={filter} onChange={(next) => setQuery(queryOf(next), { replace: true })} />
      {isPending && <Loading />}
      {error !== null && <Failed error={error} retry={refetch} />}
      <p className="motions-found" role="status">
        {!isPending && words("list.found", { number: format.number(wanted.length) })}
        {hasNextPage && ` ${words("list.more")}`}
      </p>
      {!isPending && !hasNextPage && wanted.length === 0 && (
        <Empty>{words(items.length === 0 ? "list.none" : "list.noneFound")}</Empty>
      )}
      <VirtualList
        label={words("list.title")}
        items={wanted}
        keyOf={({ id }) => id}
        estimate={140}
        render={(motion) => <MotionCard motion={motion} />}
        hasMore={hasNextPage}
        more={() => {
          if (!isFetchingNextPage) void fetchNextPage();
        }}
      />
    </Page>
  );
}
