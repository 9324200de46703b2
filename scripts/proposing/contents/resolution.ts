import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const resolution = defineContent({
  name: "resolution",
  describe: "that the members resolve something in words",
  examples: ['"The coalition meets every first Monday." --title "Monthly meetings" --as 1'],
  arguments: { resolution: argument("<text>", "what is resolved, at most 1,024 bytes", text) },
  options: {},
  words: (resolved) => ({ actions: [resolved] }),
});
