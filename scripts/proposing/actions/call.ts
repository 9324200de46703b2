import { z } from "zod";
import { rawCall } from "../../../core/motions/index.js";
import { DaoError } from "../../../core/errors.js";
import { encodeCall } from "../encode-call.js";
import { findFunction } from "../find-function.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.strictObject({
  contract: z.string(),
  function: z.string(),
  arguments: z.array(z.string()).default([]),
  value: z.string().default("0"),
});

/** Anything there is no word for. */
export const call: ActionBuilder<typeof schema> = {
  schema,
  async build({ contract, function: name, arguments: words, value }, { contracts }) {
    if (!/^\d{1,78}$/.test(value)) {
      throw new DaoError("VALUE_MALFORMED", `"${value.slice(0, 80)}" is no amount.`, {
        hint: "Write wei: a whole number.",
      });
    }
    const { target, fragment } = findFunction(contracts.addresses, contract, name);
    const calldata = encodeCall(fragment, words);
    return { actions: [rawCall(contracts, target, calldata, BigInt(value))] };
  },
};
