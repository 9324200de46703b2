import { SUPPORT, type SupportName } from "../../core/motions/index.js";
import { DaoError } from "../../core/errors.js";
import type { Choice } from "../ballots/ballot-choice.js";
import { castBallot } from "../ballots/cast-ballot.js";
import { sendBatch } from "../ballots/send-batch.js";
import { signPaper } from "../ballots/sign-paper.js";
import { defineCommand } from "../cli/command.js";
import { flag, option, optionalArgument, optionList } from "../cli/inputs.js";
import { address, oneOf, text } from "../cli/values.js";

const CHOICES = Object.keys(SUPPORT) as [SupportName, ...SupportName[]];

const usage = (message: string, hint: string) => new DaoError("INPUT_INVALID", message, { hint });

export const vote = defineCommand({
  name: "vote",
  describe: "cast a ballot, sign one for others to carry, or carry many",
  examples: [
    'vote 0x4f2a for --reason "Because …" --as 2',
    'vote 0x4f2a --rank "2,1=3,quo" --as 2',
    "vote 0x4f2a against --sign-only --json --as 3 > ballot.json",
    "vote --batch ballot.json --batch more.json",
  ],
  access: ({ signOnly }) => (signOnly ? "holds-key" : "signs"),
  arguments: {
    motion: optionalArgument("[motion]", "its title, its id, or the id's first digits", text),
    choice: optionalArgument("[choice]", `one of ${CHOICES.join(", ")}`, oneOf(...CHOICES)),
  },
  options: {
    rank: option(
      "--rank <places>",
      'rank several options by their numbers, best first: "2,1=3,quo" is 2, then 1 and 3 alike, then the status quo',
      text,
    ),
    reason: option("--reason <text>", "published with the ballot, at most 512 bytes", text),
    wallet: option(
      "--for <wallet>",
      "the ballot of this contract account, which takes the signature of --as (ERC-1271)",
      address,
    ),
    signOnly: flag("--sign-only", "sign the ballot and print it; nothing is sent"),
    batch: optionList(
      "--batch <file>",
      "send signed ballots of this file, in one transaction",
      text,
    ),
  },
  async run(context, { motion, choice, rank, reason, wallet, signOnly, batch }) {
    if (batch.length > 0) {
      const given = [motion, rank, reason, wallet].some((each) => each !== undefined);
      if (!given && !signOnly) return sendBatch(context, batch);
      throw usage(
        "A batch brings its motion and choices along.",
        "Write only vote --batch <file>.",
      );
    }
    const chosen = choiceOf(choice, rank);
    if (motion === undefined || chosen === undefined) {
      const missing = motion === undefined ? "The motion and the choice are" : "The choice is";
      throw usage(
        `${missing} missing.`,
        'Write vote <motion> for, against or abstain, or vote <motion> --rank "2,1".',
      );
    }
    if (!signOnly) return castBallot(context, { motion, reason, wallet, ...chosen });
    if (wallet !== undefined)
      throw usage("A contract's ballot on paper travels in no batch.", "Leave --sign-only out.");
    if (reason === undefined) return signPaper(context, { motion, ...chosen });
    throw usage("A ballot on paper carries no reason.", "Leave --reason out.");
  },
});

function choiceOf(choice: SupportName | undefined, rank: string | undefined): Choice | undefined {
  if (choice !== undefined && rank !== undefined) {
    throw usage(
      "A ballot either ranks the options or is for, against or abstain.",
      "Leave one of them out.",
    );
  }
  if (rank !== undefined) return { rank };
  return choice === undefined ? undefined : { choice };
}
