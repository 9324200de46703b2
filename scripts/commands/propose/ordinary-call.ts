import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { oneOf, text } from "../../cli/values.js";

export const proposeOrdinaryCall = defineCommand({
  name: "propose ordinary-call",
  describe: "move that a call may, or may no longer, be part of ordinary motions",
  examples: ["propose ordinary-call add archive.withdraw --as 1"],
  access: "signs",
  arguments: {
    change: argument("<change>", "add or remove", oneOf("add", "remove")),
    call: argument(
      "<contract.function>",
      "such as archive.withdraw, or <address>.<signature>",
      text,
    ),
  },
  options: motionOptions,
  run: (context, { change, call, ...motion }) =>
    proposeActions(context, [{ "ordinary-call": { change, call } }], motion),
});
