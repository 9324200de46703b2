import { type Json, MemoryStore } from "../replay/index.js";

/** State for an audit: nobody searches in it, so the words of posts need not be kept. */
export class AuditStore extends MemoryStore {
  override put(table: string, key: string, value: Json): Promise<void> {
    return table === "search" ? Promise.resolve() : super.put(table, key, value);
  }
}
