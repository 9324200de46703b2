import { replyToReport } from "../../core/conduct/index.js";
import { actOnCase } from "../conduct/act-on-case.js";
import { SAID } from "../conduct/said.js";
import { defineCommand } from "../cli/command.js";
import { argument, requiredOption } from "../cli/inputs.js";
import { text } from "../cli/values.js";

export const reply = defineCommand({
  name: "reply",
  describe: "reply to a report about you",
  examples: ['reply 0x4f2a --statement "I did not." --as 3', "reply 0x4f2a --statement my-side.md"],
  access: "signs",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  options: { statement: requiredOption("--statement <words>", SAID, text) },
  run: (context, { case: given, statement }) =>
    actOnCase(context, { given, said: statement, label: "Replied", make: replyToReport }),
});
