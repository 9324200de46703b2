import { anywayOption, proposeActions } from "../../proposing/propose-actions.js";
import { readMotionFile } from "../../proposing/motion-file.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const proposeFrom = defineCommand({
  name: "propose from",
  describe: "move several actions at once, written in a file",
  examples: ["propose from motion.json5 --as 1"],
  access: "signs",
  arguments: { file: argument("<file>", "JSON5: { title, text, actions: [ … ] }", text) },
  options: anywayOption,
  async run(context, { file, anyway }) {
    const { title, text: words, actions } = await readMotionFile(file);
    return proposeActions(context, actions, { title, text: words, anyway });
  },
});
