import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const reinstate = defineContent({
  name: "reinstate",
  describe: "that a suspension ends before its time",
  examples: ["0x4f2a --as 1"],
  arguments: {
    case: argument("<case>", "of the suspension: its id, or the id's first digits", text),
  },
  options: {},
  words: ({ case: given }) => ({ actions: [{ reinstate: given }] }),
});
