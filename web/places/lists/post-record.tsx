import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Facts, Hash, Time, useFormat } from "../../parts/index.js";
import type { PostView } from "../../reading/index.js";
import { PostProof } from "./post-proof.js";

/** What is on record of a post, for those who want to check it. */
export function PostRecord({ post }: { post: PostView }) {
  const words = useWords("lists");
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { id, cid, sequence, at, tx } = post;
  return (
    <details className="record" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words("record.title")}</summary>
      <Facts
        items={[
          [words("record.id"), <Hash key="id" value={id} what={words("record.id")} />],
          [words("record.number"), format.number(Number(sequence) + 1)],
          [words("record.at"), <Time key="at" at={at} />],
          [words("record.tx"), <Hash key="tx" value={tx} what={words("record.tx")} />],
          [words("record.cid"), <Hash key="cid" value={cid} what={words("record.cid")} />],
        ]}
      />
      {isOpen && <PostProof post={post} />}
    </details>
  );
}
