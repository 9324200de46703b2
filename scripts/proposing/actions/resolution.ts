import { z } from "zod";
import { recordResolution } from "../../../core/motions/index.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.string();

/** Words the members resolve. */
export const resolution: ActionBuilder<typeof schema> = {
  schema,
  build: async (text, { contracts }) => ({ actions: [recordResolution(contracts, text)] }),
};
