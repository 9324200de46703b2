import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { readMotionFile } from "../motion-file.js";
import { defineContent } from "./content.js";

export const from = defineContent({
  name: "from",
  describe: "several actions at once, written in a file",
  examples: ["motion.json5 --as 1"],
  arguments: { file: argument("<file>", "JSON5: { title, text, actions: [ … ] }", text) },
  options: {},
  words: ({ file }) => readMotionFile(file),
});
