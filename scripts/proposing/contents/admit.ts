import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const admit = defineContent({
  name: "admit",
  describe: "that waiting members become voters in another way",
  examples: ["open --as 1", "vouches:0x5FbDB2315678afecb367f032d93F642f64180aa3"],
  arguments: {
    policy: argument(
      "<policy>",
      "open, open:<address> or vouches:<address> of a deployed policy",
      text,
    ),
  },
  options: {},
  words: ({ policy }) => ({ actions: [{ admit: policy }] }),
});
