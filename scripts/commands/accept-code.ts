import { DaoError } from "../../core/errors.js";
import { defineCommand } from "../cli/command.js";

export const acceptCode = defineCommand({
  name: "accept-code",
  describe: "accept the Code of Conduct in force",
  examples: ["accept-code --as 3"],
  access: "signs",
  async run(context) {
    const { membership, archive } = await context.contracts();
    const { account } = await context.network();
    const [{ number, versionId }, seat] = await Promise.all([
      archive.currentCode(),
      membership.seatOf(account as string),
    ]);
    await membership.acceptCode.staticCall(versionId);
    if (seat.codeVersion === number) {
      throw new DaoError(
        "CODE_ACCEPTED_ALREADY",
        `You accepted version ${number} of the Code of Conduct already.`,
        {
          hint: "Nothing is left to do until the members adopt a newer one.",
        },
      );
    }
    context.preview([
      `You, ${account}, accept version ${number} of the Code of Conduct (before: version ${seat.codeVersion}).`,
      "Read it first: npm run dao -- archive get code-of-conduct",
    ]);
    await context.confirm();
    const receipt = await context.send("Accepted", () => membership.acceptCode(versionId));
    return { member: account, codeVersion: Number(number), versionId, transaction: receipt.hash };
  },
});
