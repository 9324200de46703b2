import { DaoError } from "../../core/errors.js";
import { defineCommand } from "../cli/command.js";
import { argument, flag } from "../cli/inputs.js";
import { address } from "../cli/values.js";

export const vouch = defineCommand({
  name: "vouch",
  describe: "stand up for a waiting member, where the admission policy asks for it",
  examples: ["vouch 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 --as 3"],
  access: "signs",
  arguments: { member: argument("<account>", "the waiting member", address) },
  options: { takeBack: flag("--take-back", "withdraw your vouch instead") },
  async run(context, { member, takeBack }) {
    const { admission } = await context.contracts();
    const { account } = await context.network();
    if (admission.kind !== "vouches") {
      throw new DaoError(
        "VOUCHES_NOT_NEEDED",
        "This coalition's admission policy asks for no vouches.",
        {
          hint: "Members become voters by waiting alone: npm run dao -- enrol",
        },
      );
    }
    const policy = admission.contract;
    const change = takeBack ? policy.withdrawVouch : policy.vouch;
    await change.staticCall(member);
    const [needed, given] = await Promise.all([policy.vouchesNeeded(), policy.vouchersOf(member)]);
    context.preview([
      takeBack
        ? `You, ${account}, take back your vouch for ${member}.`
        : `You, ${account}, vouch for ${member}: a person you know, with one account here.`,
      `Of the ${needed} vouches needed, ${given.length} count now.`,
    ]);
    await context.confirm();
    const receipt = await context.send(takeBack ? "Vouch taken back" : "Vouched", () =>
      change(member),
    );
    const vouchers = await policy.vouchersOf(member);
    return {
      voter: account,
      member,
      vouches: vouchers.length,
      needed: Number(needed),
      transaction: receipt.hash,
    };
  },
});
