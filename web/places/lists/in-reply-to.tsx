import { ZeroHash } from "ethers";
import { Link } from "react-router";
import { shortHash } from "../../../core/format/index.js";
import { useWords } from "../../language/index.js";
import { Account } from "../../parts/index.js";
import type { PostView } from "../../reading/index.js";

/** What a post answers: threads are shown flat, as a deep tree has no room on a phone and no end for a screen reader. */
export function InReplyTo({ post, all }: { post: PostView; all: readonly PostView[] }) {
  const words = useWords("lists");
  if (post.parent === ZeroHash) return null;
  const above = all.find(({ id }) => id === post.parent);
  return (
    <p className="quiet">
      {words("post.inReplyTo")}{" "}
      <Link to={`/posts/${post.parent}`}>
        {above === undefined ? (
          <bdi dir="ltr" className="code">
            {shortHash(post.parent)}
          </bdi>
        ) : (
          <Account address={above.author} bare />
        )}
      </Link>
    </p>
  );
}
