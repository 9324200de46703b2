import { DaoError } from "../../core/errors.js";
import { type CoalitionConfig, webConfigSchema } from "./config.js";
import { fetchBytes } from "./fetch-bytes.js";

const FILE = "coalition.json";
const LIMIT = 64 * 1024;

/**
 * Which coalition this page is of.
 *
 * @param base - address of the page.
 * @throws DaoError `COALITION_FILE_UNREADABLE`
 */
export async function loadConfig(base: string, signal?: AbortSignal): Promise<CoalitionConfig> {
  try {
    // As the page's preload asks, which is taken then.
    const likePreload = { credentials: "same-origin" } as const;
    const bytes = await fetchBytes(new URL(FILE, base).href, { limit: LIMIT, signal }, likePreload);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return webConfigSchema.parse(JSON.parse(text));
  } catch (cause) {
    signal?.throwIfAborted();
    const message = `${FILE}, which lies beside this page and says which coalition it is of, cannot be read.`;
    throw new DaoError("COALITION_FILE_UNREADABLE", message, {
      hint: "Check your connection and try again, or tell whoever serves this page.",
      cause,
    });
  }
}
