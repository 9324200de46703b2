import { useSearchParams } from "react-router";
import { useWords } from "../../language/index.js";
import { Button, Empty, Load, Page, Section } from "../../parts/index.js";
import { useLists } from "../../reading/index.js";
import { ListCard } from "./list-card.js";
import { PostingRight } from "./posting-right.js";
import { Search } from "./search.js";
import "./lists.css";

/** All lists, and a search over everything that was said. */
export function ListsPage() {
  const words = useWords("lists");
  const lists = useLists();
  const [address, setAddress] = useSearchParams();
  const { items, hasNextPage, fetchNextPage } = lists;
  const data = lists.isPending || lists.error !== null ? undefined : items;
  return (
    <Page title={words("title")} lead={words("lead")}>
      <PostingRight />
      <Search
        label={words("search.everything")}
        asked={address.get("q") ?? ""}
        ask={(q) => setAddress(q === "" ? {} : { q })}
      />
      <Section title={words("all")}>
        <Load query={{ ...lists, data: items.length > 0 ? items : data }}>
          {(found) =>
            found.length === 0 ? (
              <Empty>{words("none")}</Empty>
            ) : (
              <ul className="cards" role="list">
                {found.map((list) => (
                  <li key={list.id} className="card">
                    <ListCard list={list} />
                  </li>
                ))}
              </ul>
            )
          }
        </Load>
        {hasNextPage && <Button onPress={() => void fetchNextPage()}>{words("more")}</Button>}
      </Section>
    </Page>
  );
}
