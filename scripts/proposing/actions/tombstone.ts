import { z } from "zod";
import { withdrawVersion } from "../../../core/motions/index.js";
import { findVersion } from "../../documents/find-document.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.strictObject({
  document: z.string(),
  version: z.number().int().min(1).optional(),
  reason: z.string(),
});

/** A version, anybody's, behind a tombstone. */
export const tombstone: ActionBuilder<typeof schema> = {
  schema,
  async build({ document, version: number, reason }, { contracts, fromBlock }) {
    const found = await findVersion(contracts, {
      fromBlock: await fromBlock(),
      named: document,
      number,
    });
    return {
      actions: [withdrawVersion(contracts, found.document.id, found.version.number, reason)],
    };
  },
};
