import { join } from "node:path";
import type { RelayBase } from "../services.js";
import { createContentService } from "./content-service.js";
import type { ContentService } from "./service.js";

/** The relay's content store, under its data directory. */
export function openContent({
  config,
  log,
  metrics,
  chain,
}: Pick<RelayBase, "config" | "log" | "metrics" | "chain">): Promise<ContentService> {
  return createContentService({
    config: config.content,
    directory: join(config.data, "content"),
    log: log.child({ part: "content" }),
    metrics,
    chain,
  });
}
