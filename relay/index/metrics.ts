import { Counter, Gauge, type Registry } from "prom-client";
import type { Follower } from "./follower.js";
import type { Following } from "./following.js";

/** What the index tells of itself at `/metrics`. */
export function indexMetrics(
  registry: Registry,
  { follower, following }: { follower: Follower; following: Following },
): void {
  const registers = [registry];
  new Gauge({
    name: "three_opens_index_block",
    help: "Block the index is at",
    registers,
    collect() {
      this.set(following.at?.number ?? 0);
    },
  });
  new Gauge({
    name: "three_opens_index_block_time_seconds",
    help: "Timestamp of the block the index is at",
    registers,
    collect() {
      this.set(following.at?.time ?? 0);
    },
  });
  let told = 0;
  new Counter({
    name: "three_opens_index_events_total",
    help: "Events folded since the start",
    registers,
    collect() {
      this.inc(follower.events - told);
      told = follower.events;
    },
  });
}
