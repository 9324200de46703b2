import { getBytes } from "ethers";
import { parseCid } from "../../../core/content/index.js";
import type { DecodedEvent } from "../../../core/contracts/index.js";
import { isDaoError } from "../../../core/errors.js";
import { cidOfDigest, decodeBatch } from "../../../core/lists/index.js";
import type { PinReason, Want } from "../service.js";

/** Events that name content, or somebody who keeps it. */
export const NAMING_EVENTS = {
  archive: ["RenditionRecorded"],
  lists: ["PostsAnchored", "PostPublished", "RelaySet"],
} as const;

/** Posts are Markdown, whatever a browser is shown. */
const POST_TYPE = "text/markdown";

/** The content a chain event names: a rendition, a batch, or a post put on chain directly. */
export function wantsOf({ name, args }: DecodedEvent): Want[] {
  switch (name) {
    case "RenditionRecorded": {
      const { cid, mediaType } = args.rendition as { cid: string; mediaType: string };
      return named(cid, "document", mediaType);
    }
    case "PostsAnchored":
      return named(args.cid as string, "batch");
    case "PostPublished": {
      const { content } = args.envelope as { content: string };
      return [{ cid: cidOfDigest(content), reason: "post", mediaType: POST_TYPE }];
    }
    default:
      return [];
  }
}

/** Whoever anchors may write any bytes where a CID should be: what is none names nothing. */
function named(cid: string, reason: PinReason, mediaType?: string): Want[] {
  try {
    return [{ cid: parseCid(getBytes(cid)), reason, mediaType }];
  } catch (error) {
    if (!isDaoError(error)) throw error;
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
    mediaType: POST_TYPE,
  }));
}
