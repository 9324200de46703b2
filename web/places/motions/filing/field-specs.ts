import { TEXT_LIMITS } from "../../../../core/coalition/index.js";
import type { About } from "./draft.js";

/** What is asked for one thing that a motion can do. Labels are the page's: `field.<name>`. */
export interface FieldSpec {
  name: string;
  kind: "line" | "area" | "code" | "number" | "days" | "list";
  /** Most bytes of UTF-8. */
  limit?: number;
  isOptional?: boolean;
}

const REASON: FieldSpec = { name: "reason", kind: "area", limit: 512 };

/** What has a form of its own is not among them. */
export const FIELD_SPECS: Readonly<Partial<Record<About, readonly FieldSpec[]>>> = {
  resolution: [{ name: "resolution", kind: "area", limit: 1_024 }],
  poll: [{ name: "poll", kind: "area", limit: 1_024 }],
  openList: [
    { name: "listName", kind: "line", limit: TEXT_LIMITS.listName },
    { name: "purpose", kind: "line", limit: TEXT_LIMITS.listPurpose, isOptional: true },
  ],
  closeList: [{ name: "list", kind: "list" }],
  remove: [{ name: "account", kind: "code" }, REASON],
  admission: [{ name: "policy", kind: "code" }],
  suspend: [
    { name: "case", kind: "code" },
    { name: "days", kind: "days" },
  ],
  reinstate: [{ name: "case", kind: "code" }],
  withdrawVersion: [
    { name: "document", kind: "code" },
    { name: "version", kind: "number" },
    REASON,
  ],
  uri: [{ name: "uri", kind: "line", limit: TEXT_LIMITS.uri }],
  raw: [
    { name: "target", kind: "code" },
    { name: "calldata", kind: "code" },
    { name: "value", kind: "code", isOptional: true },
  ],
};
