import { z } from "zod";
import { recordPoll } from "../../../core/motions/index.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.string();

/** A question to the members, recorded with its result. */
export const poll: ActionBuilder<typeof schema> = {
  schema,
  async build(text, { contracts }) {
    const bind = (description: string) => [recordPoll(contracts, text, description)];
    return { actions: bind(""), bind };
  },
};
