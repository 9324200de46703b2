import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { RULE_NAMES } from "../../proposing/rules.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const proposeRule = defineCommand({
  name: "propose rule",
  describe: "move that a rule gets another value",
  examples: [
    'propose rule ordinary.voting "9 days" --as 1',
    "propose rule fundamental.quorum-share 25",
  ],
  access: "signs",
  arguments: {
    rule: argument("<rule>", `one of ${RULE_NAMES.join(", ")}`, text),
    value: argument("<value>", 'such as "9 days", 12.5 (percent) or 3, as the rule asks', text),
  },
  options: motionOptions,
  run: (context, { rule, value, ...motion }) =>
    proposeActions(context, [{ rules: { [rule]: value } }], motion),
});
