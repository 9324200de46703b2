import { SUPPORT, type SupportName } from "../../core/motions/index.js";
import { DaoError } from "../../core/errors.js";
import { castBallot } from "../ballots/cast-ballot.js";
import { sendBatch } from "../ballots/send-batch.js";
import { signPaper } from "../ballots/sign-paper.js";
import { defineCommand } from "../cli/command.js";
import { flag, option, optionalArgument, optionList } from "../cli/inputs.js";
import { oneOf, text } from "../cli/values.js";

const CHOICES = Object.keys(SUPPORT) as [SupportName, ...SupportName[]];

const usage = (message: string, hint: string) => new DaoError("INPUT_INVALID", message, { hint });

export const vote = defineCommand({
  name: "vote",
  describe: "cast a ballot, sign one for others to carry, or carry many",
  examples: [
    'vote 0x4f2a for --reason "Because …" --as 2',
    "vote 0x4f2a against --sign-only --json --as 3 > ballot.json",
    "vote --batch ballot.json --batch more.json",
  ],
  access: ({ signOnly }) => (signOnly ? "holds-key" : "signs"),
  arguments: {
    motion: optionalArgument("[motion]", "its title, its id, or the id's first digits", text),
    choice: optionalArgument("[choice]", `one of ${CHOICES.join(", ")}`, oneOf(...CHOICES)),
  },
  options: {
    reason: option("--reason <text>", "published with the ballot, at most 512 bytes", text),
    signOnly: flag("--sign-only", "sign the ballot and print it; nothing is sent"),
    batch: optionList(
      "--batch <file>",
      "send signed ballots of this file, in one transaction",
      text,
    ),
  },
  async run(context, { motion, choice, reason, signOnly, batch }) {
    if (batch.length > 0) {
      if (motion === undefined && reason === undefined && !signOnly)
        return sendBatch(context, batch);
      throw usage(
        "A batch brings its motion and choices along.",
        "Write only vote --batch <file>.",
      );
    }
    if (motion === undefined || choice === undefined) {
      const missing = motion === undefined ? "The motion and the choice are" : "The choice is";
      throw usage(`${missing} missing.`, "Write vote <motion> for, against or abstain.");
    }
    if (!signOnly) return castBallot(context, { motion, choice, reason });
    if (reason === undefined) return signPaper(context, { motion, choice });
    throw usage("A ballot on paper carries no reason.", "Leave --reason out.");
  },
});
