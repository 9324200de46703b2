import { Counter, Gauge, type Registry } from "prom-client";
import type { Book } from "./book/book.js";

/** What happened, as it happens. */
export interface ContentCounts {
  /** A content came from peers. */
  fetched(): void;
  /** A block was found lost or changed. */
  damaged(): void;
}

/** The content store's figures, read at the moment they are asked for. */
export function measureContent(book: Book, registry: Registry): ContentCounts {
  const registers = [registry];
  new Gauge({
    name: "relay_content_stored_bytes",
    help: "Bytes of all different blocks kept",
    registers,
    collect() {
      this.set(book.storedBytes);
    },
  });
  new Gauge({
    name: "relay_content_items",
    help: "Contents by state",
    labelNames: ["state"],
    registers,
    collect() {
      for (const [state, count] of Object.entries(book.counts())) this.set({ state }, count);
    },
  });
  const fetched = new Counter({
    name: "relay_content_fetched_total",
    help: "Contents fetched from peers",
    registers,
  });
  const damaged = new Counter({
    name: "relay_content_damaged_blocks_total",
    help: "Blocks found lost or changed when they were read",
    registers,
  });
  return { fetched: () => fetched.inc(), damaged: () => damaged.inc() };
}
