import { useWords } from "../../language/index.js";
import { Button, Loading, Markdown, Notice, Verified } from "../../parts/index.js";
import { type PostView, useText } from "../../reading/index.js";
import { CONTENT_LIMIT } from "../../../core/lists/index.js";
import { Attachments } from "./attachments.js";

/** The words of a post, once this browser has found them to be those that were signed. */
export function PostText({ post: { cid } }: { post: Pick<PostView, "cid"> }) {
  const words = useWords("lists");
  const { state, data, refetch } = useText(cid, { limit: CONTENT_LIMIT });
  if (state === "loading") return <Loading>{words("text.loading")}</Loading>;
  if (data !== undefined) {
    return (
      <>
        <Markdown text={data} headingLevel={4} />
        <Attachments text={data} />
        <p className="post-check">
          <Verified state="verified" />
        </p>
      </>
    );
  }
  const why = state === "differs" || state === "missing" ? state : "failed";
  return (
    <Notice tone={state === "differs" ? "danger" : "warning"} title={words(`text.${why}`)}>
      <p>{words(`text.${why}Why`)}</p>
      <Button onPress={() => void refetch()}>{words("text.again")}</Button>
    </Notice>
  );
}
