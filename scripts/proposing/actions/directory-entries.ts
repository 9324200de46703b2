import { z } from "zod";
import { listContract, setDaoURI } from "../../../core/motions/index.js";
import { findContract } from "../find-function.js";
import type { ActionBuilder } from "./action-builder.js";

const uriSchema = z.string();

/** Where the coalition's description is. */
export const uri: ActionBuilder<typeof uriSchema> = {
  schema: uriSchema,
  build: async (text, { contracts }) => ({ actions: [setDaoURI(contracts, text)] }),
};

const entrySchema = z.strictObject({ name: z.string(), address: z.string() });

/** One more contract that is part of the coalition, for good. */
export const listedContract: ActionBuilder<typeof entrySchema> = {
  schema: entrySchema,
  build: async ({ name, address }, { contracts }) => ({
    actions: [listContract(contracts, name, findContract(contracts.addresses, address))],
  }),
};
