import { z } from "zod";
import { removeMember } from "../../../core/motions/index.js";
import { DaoError } from "../../../core/errors.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.strictObject({ account: z.string(), reason: z.string() });

/** A member out of the coalition. */
export const remove: ActionBuilder<typeof schema> = {
  schema,
  async build({ account, reason }, { contracts }) {
    const action = removeMember(contracts, account, reason);
    if (!(await contracts.membership.isMember(account))) {
      throw new DaoError("MEMBER_UNKNOWN", `${account} is not a member.`, {
        hint: "See npm run dao -- members for who is.",
      });
    }
    return { actions: [action] };
  },
};
