import { defineCommand } from "../cli/command.js";

export const leave = defineCommand({
  name: "leave",
  describe: "give up your seat",
  examples: ["leave --as 14"],
  access: "signs",
  async run(context) {
    const { membership } = await context.contracts();
    const { account } = await context.network();
    await membership.leave.staticCall();
    const wasVoter = await membership.isVoter(account as string);
    context.preview([
      `You, ${account}, give up your seat${wasVoter ? " and with it your vote on every motion filed from now on" : ""}.`,
      ...(wasVoter ? ["You keep the vote on motions whose electorate is fixed already."] : []),
      "What you said and archived stays. You may join again, and then wait again.",
    ]);
    await context.confirm("Leave the coalition?");
    const receipt = await context.send("Left", () => membership.leave());
    return { member: account, wasVoter, transaction: receipt.hash };
  },
});
