import { DaoError } from "../../core/errors.js";
import { defineCommand } from "../cli/command.js";
import { option, optionalArgument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { recordDefeatedPoll } from "../polling/record-poll.js";
import { fileMotion } from "../proposing/file-motion.js";
import { motionFiling } from "../proposing/filings/motion-filing.js";
import { draftMotion, motionOptions } from "../proposing/propose-actions.js";

export const poll = defineCommand({
  name: "poll",
  describe: "ask the members something that binds nobody, or record a poll that was not carried",
  examples: ['poll "Should we meet in person once a year?" --as 1', "poll --record 0x4f2a"],
  access: "signs",
  arguments: {
    question: optionalArgument("[text]", "the question or statement, at most 1,024 bytes", text),
  },
  options: {
    record: option(
      "--record <motion>",
      "record the result of a poll whose vote is over and which was not carried",
      text,
    ),
    ...motionOptions,
  },
  async run(context, { question, record, ...given }) {
    if ((question === undefined) === (record === undefined)) {
      throw new DaoError("INPUT_INVALID", "Either a text or --record <motion> is needed.", {
        hint: 'Write poll "<text>" to ask, or poll --record <motion> once the vote is over.',
      });
    }
    if (record !== undefined) return recordDefeatedPoll(context, record);
    const contracts = await context.contracts();
    const { account = "" } = await context.network();
    const words = { actions: [{ poll: question ?? "" }] };
    const title = given.title ?? titleFrom(question);
    const draft = await draftMotion(context, words, { ...given, title });
    return fileMotion(context, draft, motionFiling(contracts, account));
  },
});

/** A short question is its own title. */
function titleFrom(question = ""): string | undefined {
  return question.length <= 100 && !question.includes("\n") ? question.trim() : undefined;
}
