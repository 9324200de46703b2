import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const poll = defineContent({
  name: "poll",
  describe: "that the members are asked, without binding anybody",
  examples: ['"Should we meet in person once a year?" --as 1'],
  arguments: { poll: argument("<text>", "the question or statement, at most 1,024 bytes", text) },
  options: {},
  words: (asked) => ({ actions: [asked] }),
});
