import type { z } from "zod";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import type { Action } from "../../../core/motions/index.js";
import type { Output } from "../../cli/output.js";
import type { RenditionFile } from "../../documents/rendition-files.js";

/** What builders work with. */
export interface Workshop {
  contracts: CoalitionContracts;
  output: Output;
  /** The admission policy the coalition was founded with. */
  foundingPolicy: () => Promise<string>;
  /** First block worth reading logs from. */
  fromBlock: () => Promise<number>;
}

/** Calls, and the files whose content must be in the store before they are moved. */
export interface BuiltActions {
  actions: Action[];
  renditions?: RenditionFile[];
  /**
   * Calls that name the description of their own motion, once it is known; `actions` are then only what they look like.
   * Such calls cannot be tried before the motion is filed.
   */
  bind?: (description: string) => Action[];
}

/** Makes calls of words; the schema is what a motion file may say, and what the verb of the same name asks for. */
export interface ActionBuilder<Schema extends z.ZodType> {
  schema: Schema;
  /** @throws DaoError for words that make no call the contracts would take. */
  build(words: z.output<Schema>, workshop: Workshop): Promise<BuiltActions>;
}
