import { cidOfDigest, decodeBatch } from "../../core/lists/index.js";
import type { ChainEvent } from "../../core/replay/index.js";
import type { Want } from "./service.js";

/** The content a chain event names: renditions, batches, and posts put on chain directly. */
export function wantsOf({ name, args }: Pick<ChainEvent, "name" | "args">): Want[] {
  switch (name) {
    case "RenditionRecorded": {
      const { cid, mediaType } = args.rendition as { cid: string; mediaType: string };
      return [{ cid, reason: "document", mediaType }];
    }
    case "PostsAnchored":
      return [{ cid: args.cid as string, reason: "batch" }];
    case "PostPublished": {
      const { content } = args.envelope as { content: string };
      return [{ cid: cidOfDigest(content), reason: "post", mediaType: "text/markdown" }];
    }
    default:
      return [];
  }
}

/**
 * The content that the posts of a batch name.
 *
 * @throws DaoError `POST_BATCH_MALFORMED`
 */
export function wantsOfBatch(bytes: Uint8Array): Want[] {
  return decodeBatch(bytes).map(({ post }) => ({
    cid: cidOfDigest(post.content),
    reason: "post",
    mediaType: "text/markdown",
  }));
}
