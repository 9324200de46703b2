import { type ExpectedContent, parseCid, verifyContent } from "../content/index.js";
import { isDaoError } from "../errors.js";
import { cidOfDigest } from "../lists/content.js";
import { type StateReader, tables } from "../replay/index.js";
import { blobStore } from "../audit/blob-store.js";
import { checkedBlob } from "../audit/checked-blob.js";
import type { Holder } from "./answer.js";

/** Something the coalition published, which anybody must be able to get. */
export interface Published {
  kind: "rendition" | "batch" | "post";
  /** As people know it. */
  label: string;
  /** What the chain says of a rendition; of the others their CID alone. */
  expected: ExpectedContent | { cid: string };
}

/** Every rendition that was not withdrawn, every anchored batch, the content of every accepted post; in order. */
export async function* publishedIn(state: StateReader): AsyncGenerator<Published> {
  for await (const [, { document, number, renditions, withdrawn }] of tables.versions.scan(state)) {
    if (withdrawn !== undefined) continue;
    const { name } = await tables.documents.need(state, document);
    for (const { cidText, digest, size, language } of renditions)
      yield {
        kind: "rendition",
        label: `${name}, version ${number}, ${language}`,
        expected: { cid: cidText, digest, size },
      };
  }
  for await (const [, { cid, root }] of tables.anchors.scan(state))
    yield { kind: "batch", label: `batch ${root}`, expected: { cid } };
  for await (const [id, { content }] of tables.posts.scan(state))
    yield { kind: "post", label: `post ${id}`, expected: { cid: cidOfDigest(content).toString() } };
}

export type Found = "good" | "missing" | "wrong";

/** Gets something from a holder and checks it against what the chain says. */
export async function findAt(
  { blob }: Pick<Holder, "blob">,
  { expected }: Published,
): Promise<Found> {
  const checked = checkedBlob(blob);
  if (!("digest" in expected))
    return (await checked(expected.cid as string)) === undefined ? "missing" : "good";
  const store = blobStore({ blob: checked });
  try {
    await verifyContent({ ...expected, cid: parseCid(expected.cid).toString() }, store);
    return "good";
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return error.code === "CONTENT_MISSING" ? "missing" : "wrong";
  }
}
