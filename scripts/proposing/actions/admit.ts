import { isAddress } from "ethers";
import { z } from "zod";
import { connectAdmission } from "../../../core/contracts/admission.js";
import { providerOf } from "../../../core/contracts/index.js";
import { DaoError } from "../../../core/errors.js";
import { setAdmissionPolicy } from "../../../core/motions/index.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.string();

/** "open", "open:0x…" or "vouches:0x…": who decides which waiting members become voters. */
export const admit: ActionBuilder<typeof schema> = {
  schema,
  async build(words, { contracts, foundingPolicy }) {
    const [kind, given] = words.split(":");
    if ((kind !== "open" && kind !== "vouches") || (given !== undefined && !isAddress(given))) {
      throw new DaoError("POLICY_UNKNOWN", `"${words.slice(0, 80)}" is no admission policy.`, {
        hint: "Write open, open:<address> or vouches:<address> of a deployed policy.",
      });
    }
    const policy = given ?? (await foundingPolicy());
    const found = await connectAdmission(policy, providerOf(contracts.membership));
    if (found.kind !== kind) {
      throw new DaoError(
        "POLICY_OTHER",
        given === undefined
          ? `The coalition was founded with another policy than "${kind}".`
          : `The contract at ${policy} is no admission policy of the kind "${kind}".`,
        { hint: `Deploy one and write ${kind}:<its address>.` },
      );
    }
    if (policy.toLowerCase() === contracts.admission.address.toLowerCase()) {
      throw new DaoError("NOTHING_TO_CHANGE", "This policy is in charge already.", {
        hint: "There is nothing to move.",
      });
    }
    return { actions: [setAdmissionPolicy(contracts, policy)] };
  },
};
