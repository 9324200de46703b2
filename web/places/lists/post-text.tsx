import { useWords } from "../../language/index.js";
import { Badge, Button, Loading, Markdown, Notice } from "../../parts/index.js";
import { type PostView, useText } from "../../reading/index.js";
import { CONTENT_LIMIT } from "../../../core/lists/index.js";
import { Attachments } from "./attachments.js";
import { usePostHeld } from "./use-post-held.js";

/** The words of a post, once this browser has found them to be those that were signed. */
export function PostText({ post }: { post: PostView }) {
  const words = useWords("lists");
  const held = usePostHeld(post);
  const { state, data, refetch } = useText(post.cid, { limit: CONTENT_LIMIT });
  if (held === "forged") return <Notice tone="danger">{words("proof.forged")}</Notice>;
  if (state === "loading") return <Loading>{words("text.loading")}</Loading>;
  if (data !== undefined) {
    return (
      <>
        <Markdown text={data} headingLevel={4} />
        <Attachments text={data} />
        <p className="post-check">
          <span className="verified" title={words(`checked.${held}.long`)}>
            <Badge tone={held === "held" ? "success" : "info"}>
              {words(`checked.${held}.short`)}
            </Badge>
          </span>
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
