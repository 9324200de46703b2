import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const uri = defineContent({
  name: "uri",
  describe: "that the coalition's description is found elsewhere",
  examples: ["https://example.org/coalition.json --as 1"],
  arguments: { uri: argument("<uri>", "of the description (ERC-4824 daoURI)", text) },
  options: {},
  words: (found) => ({ actions: [found] }),
});
