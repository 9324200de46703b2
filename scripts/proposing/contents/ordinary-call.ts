import { argument } from "../../cli/inputs.js";
import { oneOf, text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const ordinaryCall = defineContent({
  name: "ordinary-call",
  describe: "that a call may, or may no longer, be part of ordinary motions",
  examples: ["add archive.withdraw --as 1"],
  arguments: {
    change: argument("<change>", "add or remove", oneOf("add", "remove")),
    call: argument(
      "<contract.function>",
      "such as archive.withdraw, or <address>.<signature>",
      text,
    ),
  },
  options: {},
  words: (listed) => ({ actions: [{ "ordinary-call": listed }] }),
});
