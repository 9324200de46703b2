import { z } from "zod";
import { DaoError } from "../../../core/errors.js";
import { setOrdinaryCall } from "../../../core/motions/index.js";
import { findFunction } from "../find-function.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.strictObject({ change: z.enum(["add", "remove"]), call: z.string() });

/** "archive.withdraw" on or off the list of calls that ordinary motions may make. */
export const ordinaryCall: ActionBuilder<typeof schema> = {
  schema,
  async build({ change, call }, { contracts }) {
    const [, contract, name] = /^([^.]+)\.(.+)$/.exec(call) ?? [];
    if (contract === undefined || name === undefined) {
      throw new DaoError("CALL_MALFORMED", `"${call.slice(0, 80)}" is no call.`, {
        hint: "Write <contract>.<function>, such as archive.withdraw.",
      });
    }
    const { target, fragment } = findFunction(contracts.addresses, contract, name);
    const ordinary = change === "add";
    if ((await contracts.rulebook.isOrdinaryCall(target, fragment.selector)) === ordinary) {
      const state = ordinary ? "is on the list already" : "is not on the list";
      throw new DaoError("NOTHING_TO_CHANGE", `${call} ${state}.`, {
        hint: "There is nothing to move.",
      });
    }
    return { actions: [setOrdinaryCall(contracts, target, fragment.selector, ordinary)] };
  },
};
