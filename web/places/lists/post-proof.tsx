import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../language/index.js";
import { Failed, Loading, Notice } from "../../parts/index.js";
import { keys, type PostView, useConnection } from "../../reading/index.js";
import { checkPlace } from "./check-place.js";

/** Asks the chain itself, not a relay, whether the post is where it is shown. */
export function PostProof({ post }: { post: PostView }) {
  const words = useWords("lists");
  const { reader, contracts } = useConnection();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...keys.proof(post.id), "checked"],
    queryFn: async () => checkPlace(await contracts(), await reader.proof(post.id), post),
  });
  if (isPending) return <Loading>{words("proof.checking")}</Loading>;
  if (error !== null) return <Failed error={error} retry={refetch} />;
  return (
    <Notice tone={data === "anchored" || data === "direct" ? "success" : "danger"} announce>
      {words(`proof.${data}`)}
    </Notice>
  );
}
