import { useParams } from "react-router";
import { answerTo } from "../../../core/lists/index.js";
import { useWords } from "../../language/index.js";
import { Load, Notice, Page, Section } from "../../parts/index.js";
import { type PostView, useList, usePost } from "../../reading/index.js";
import { Compose } from "./compose.js";
import { Post } from "./post.js";
import { PostingRight } from "./posting-right.js";
import { UnknownPage } from "./unknown-page.js";
import "./lists.css";

/** Answers a post. */
export function ReplyPage() {
  const words = useWords("lists");
  const { id } = useParams();
  const found = usePost(id);
  return (
    <Load title={words("compose.titleAnswer")} query={found} missing={<UnknownPage what="post" />}>
      {(post) => <Reply key={post.id} to={post} />}
    </Load>
  );
}

function Reply({ to }: { to: PostView }) {
  const words = useWords("lists");
  const list = useList(to.list);
  return (
    <Page title={words("compose.titleAnswer")}>
      <Section title={words("compose.answered")}>
        <Post post={to} all={[]} isOnly />
      </Section>
      <Load query={list} missing={<Notice tone="warning">{words("unknown.list")}</Notice>}>
        {(view) =>
          view.closedAt === undefined ? (
            <>
              <PostingRight />
              <Compose list={view} parent={to.id} subject={answerTo(to.subject)} />
            </>
          ) : (
            <Notice tone="warning" title={words("closed")}>
              {words("closedWhy")}
            </Notice>
          )
        }
      </Load>
    </Page>
  );
}
