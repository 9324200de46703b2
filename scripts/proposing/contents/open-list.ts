import { argument, optionOr } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const openList = defineContent({
  name: "open-list",
  describe: "that a list is opened, or a closed one opened again",
  examples: ['accessibility --purpose "Access for all, and how to get there." --as 1'],
  arguments: { name: argument("<name>", "of the list: a-z, 0-9, dot and hyphen", text) },
  options: {
    purpose: optionOr("--purpose <text>", "what the list is for, at most 512 bytes", String, ""),
  },
  words: (opened) => ({ actions: [{ "open-list": opened }] }),
});
