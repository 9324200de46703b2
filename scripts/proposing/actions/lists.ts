import { z } from "zod";
import { DaoError } from "../../../core/errors.js";
import { quote } from "../../../core/format/index.js";
import { closeList as close, listIdOf, openList as open } from "../../../core/motions/index.js";
import type { ActionBuilder } from "./action-builder.js";

const openSchema = z.strictObject({ name: z.string(), purpose: z.string().default("") });

/** A list, new or once closed. */
export const openList: ActionBuilder<typeof openSchema> = {
  schema: openSchema,
  build: async ({ name, purpose }, { contracts }) => ({
    actions: [open(contracts, name, purpose)],
  }),
};

const closeSchema = z.string();

/** No more posts on a list. */
export const closeList: ActionBuilder<typeof closeSchema> = {
  schema: closeSchema,
  async build(list, { contracts }) {
    const action = close(contracts, list);
    if (!(await contracts.lists.listIds()).includes(listIdOf(list))) {
      throw new DaoError("LIST_UNKNOWN", `There is no list ${quote(list)}.`, {
        hint: "See npm run dao -- lists for those there are.",
      });
    }
    return { actions: [action] };
  },
};
