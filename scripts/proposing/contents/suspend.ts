import { argument, option } from "../../cli/inputs.js";
import { duration, text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const suspend = defineContent({
  name: "suspend",
  describe: "that somebody's posting is suspended, as two conduct officers asked the members",
  examples: ["0x4f2a --as 1", '0x4f2a --length "90 days"'],
  arguments: {
    case: argument("<case>", "the case they referred: its id, or the id's first digits", text),
  },
  options: {
    length: option(
      "--length <duration>",
      "how long; without it as long as they asked for",
      duration,
    ),
  },
  words: (suspended) => ({ actions: [{ suspend: suspended }] }),
});
