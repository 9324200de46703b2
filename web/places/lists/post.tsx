import { useWords } from "../../language/index.js";
import { Account, Badge, LinkButton, Plain, Time } from "../../parts/index.js";
import type { PostView } from "../../reading/index.js";
import { HiddenPost } from "./hidden-post.js";
import { InReplyTo } from "./in-reply-to.js";
import { PostRecord } from "./post-record.js";
import { PostText } from "./post-text.js";

export interface PostProps {
  post: PostView;
  /** The posts of the thread that are at hand. */
  all: readonly PostView[];
  /** Shown by itself, above the thread. */
  isOnly?: boolean;
}

/** A post: who said what when, what it answers, and what can be done about it. */
export function Post({ post, all, isOnly = false }: PostProps) {
  const words = useWords("lists");
  const { id, author, subject, sentAt, hidden, direct } = post;
  const title = subject === "" ? words("noSubject") : <Plain text={subject} />;
  const text = <PostText post={post} />;
  return (
    <article className="post" aria-labelledby={`${isOnly ? "only-" : "post-"}${id}`}>
      <h3 className="post-subject" id={`${isOnly ? "only-" : "post-"}${id}`}>
        {hidden === undefined ? title : words("hidden.post")}
      </h3>
      <p className="post-head">
        <Account address={author} /> · <Time at={sentAt} />
        {direct && (
          <>
            {" "}
            <Badge>{words("post.direct")}</Badge>
          </>
        )}
      </p>
      <InReplyTo post={post} all={all} />
      {hidden === undefined ? (
        text
      ) : (
        <HiddenPost hidden={hidden}>
          <p className="row-title">{title}</p>
          {text}
        </HiddenPost>
      )}
      <div className="actions">
        <LinkButton to={`/posts/${id}/reply`}>{words("post.reply")}</LinkButton>
        <LinkButton to={`/posts/${id}`} tone="quiet">
          {words("post.link")}
        </LinkButton>
        <LinkButton to={`/conduct/report/${id}`} tone="quiet">
          {words("post.report")}
        </LinkButton>
      </div>
      <PostRecord post={post} />
    </article>
  );
}
