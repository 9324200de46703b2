import { CONTRACT_CHOICES } from "../../proposing/find-function.js";
import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argumentList, optionOr, argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const proposeCall = defineCommand({
  name: "propose call",
  describe: "move any call there is no other word for",
  examples: [
    "propose call timelock updateDelay 172800 --as 1",
    'propose call 0x5FbDB2315678afecb367f032d93F642f64180aa3 "setLimit(uint256)" 12',
  ],
  access: "signs",
  arguments: {
    contract: argument("<contract>", CONTRACT_CHOICES, text),
    function: argument("<function>", "its name, or its whole signature", text),
    arguments: argumentList("[argument...]", "one word each; lists and structs as JSON5", String),
  },
  options: {
    value: optionOr("--value <wei>", "sent along with the call", text, "0"),
    ...motionOptions,
  },
  run: (context, { contract, function: name, arguments: words, value, ...motion }) =>
    proposeActions(
      context,
      [{ call: { contract, function: name, arguments: words, value } }],
      motion,
    ),
});
