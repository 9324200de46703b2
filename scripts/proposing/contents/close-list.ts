import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const closeList = defineContent({
  name: "close-list",
  describe: "that a list is closed: what is on it stays, nothing new comes in",
  examples: ["accessibility --as 1"],
  arguments: { list: argument("<list>", "its name or id", text) },
  options: {},
  words: ({ list }) => ({ actions: [{ "close-list": list }] }),
});
