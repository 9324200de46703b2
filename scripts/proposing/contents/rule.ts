import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { RULE_NAMES } from "../rules.js";
import { defineContent } from "./content.js";

export const rule = defineContent({
  name: "rule",
  describe: "that a rule gets another value",
  examples: ['ordinary.voting "9 days" --as 1', "fundamental.quorum-share 25"],
  arguments: {
    rule: argument("<rule>", `one of ${RULE_NAMES.join(", ")}`, text),
    value: argument("<value>", 'such as "9 days", 12.5 (percent) or 3, as the rule asks', text),
  },
  options: {},
  words: ({ rule: name, value }) => ({ actions: [{ rules: { [name]: value } }] }),
});
