import { ZeroHash } from "ethers";
import { useParams } from "react-router";
import { useWords } from "../../language/index.js";
import { Load, Notice, Page } from "../../parts/index.js";
import { useList } from "../../reading/index.js";
import { Compose } from "./compose.js";
import { PostingRight } from "./posting-right.js";
import { UnknownPage } from "./unknown-page.js";
import "./lists.css";

/** Begins a thread on a list. */
export function NewThreadPage() {
  const words = useWords("lists");
  const { list } = useParams();
  const found = useList(list);
  return (
    <Load title={words("compose.titleThread")} query={found} missing={<UnknownPage what="list" />}>
      {(view) => (
        <Page
          title={words("compose.titleThread")}
          lead={words("compose.lead", { list: view.name })}
        >
          {view.closedAt === undefined ? (
            <>
              <PostingRight />
              <Compose key={view.id} list={view} parent={ZeroHash} />
            </>
          ) : (
            <Notice tone="warning" title={words("closed")}>
              {words("closedWhy")}
            </Notice>
          )}
        </Page>
      )}
    </Load>
  );
}
