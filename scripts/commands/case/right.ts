import { ZeroHash } from "ethers";
import { POSTING_RIGHTS, postingRightSentence } from "../../../core/conduct/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { address } from "../../cli/values.js";

export const caseRight = defineCommand({
  name: "case right",
  describe: "say whether an account may post, and if not, why not and until when",
  examples: ["case right 0x90F79bf6EB2c4f870365E785982E1f101E93b906"],
  access: "reads",
  arguments: { account: argument("<account>", "whose right it is", address) },
  async run(context, { account }) {
    const { conduct } = await context.contracts();
    // A sanction holds for all lists alike.
    const { why, until } = await conduct.postingRight(account, ZeroHash);
    const right = POSTING_RIGHTS[Number(why)];
    if (right === undefined) throw new Error(`a right to post this version does not know: ${why}`);
    context.output.line(`${account} ${postingRightSentence(right, Number(until))}.`);
    return {
      account,
      right,
      mayPost: right === "granted",
      until: until === 0n ? null : Number(until),
    };
  },
});
