import { DaoError } from "../../core/errors.js";
import { defineCommand } from "../cli/command.js";
import { flag, option, optionalArgument, optionList } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { language } from "../documents/rendition-files.js";
import { acceptInPerson } from "../elections/accepting/accept-in-person.js";
import { carryAcceptance } from "../elections/accepting/carry-acceptance.js";
import { signAcceptance } from "../elections/accepting/sign-acceptance.js";

const usage = (message: string, hint: string) => new DaoError("INPUT_INVALID", message, { hint });

export const accept = defineCommand({
  name: "accept",
  describe: "accept your nomination with a statement, sign an acceptance, or send a signed one",
  examples: [
    'accept archivist --statement statement.en.md --conflicts "none" --as 3',
    'accept archivist --conflicts "none" --sign-only --json --as 3 > acceptance.json',
    "accept --signed acceptance.json",
  ],
  access: ({ signOnly }) => (signOnly ? "holds-key" : "signs"),
  arguments: {
    election: optionalArgument("[election]", "its office, its id, or the id's first digits", text),
  },
  options: {
    statement: optionList(
      "--statement <file>",
      "your statement, a file for each language; without it the one you archived",
      text,
    ),
    conflicts: option(
      "--conflicts <text>",
      'your conflicts of interest in words, or "none"; published, at most 512 bytes',
      text,
    ),
    language: option("--language <tag>", "language of files whose name tells none", language),
    courtesy: optionList("--courtesy <tag>", "this language is a courtesy translation", language),
    signOnly: flag("--sign-only", "sign the acceptance and print it; nothing is sent"),
    signed: option("--signed <file>", "send the acceptance that is signed in this file", text),
  },
  async run(context, input) {
    const { election, statement, conflicts, language: tag, courtesy, signOnly, signed } = input;
    if (signed !== undefined) {
      const alone = election === undefined && conflicts === undefined && statement.length === 0;
      if (alone && !signOnly) return carryAcceptance(context, signed);
      throw usage(
        "A signed acceptance brings its election, statement and conflicts along.",
        "Write only accept --signed <file>.",
      );
    }
    if (election === undefined)
      throw usage(
        "The election is missing.",
        "Write accept <election>, or accept --signed <file>.",
      );
    if (conflicts === undefined)
      throw usage(
        "Your conflicts of interest are missing.",
        'Declare them with --conflicts "…", or --conflicts "none".',
      );
    const files = { paths: statement, language: tag, courtesy };
    return signOnly
      ? signAcceptance(context, { election, conflicts, files })
      : acceptInPerson(context, { election, conflicts, files });
  },
});
