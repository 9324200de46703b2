import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argument, requiredOption } from "../../cli/inputs.js";
import { address, text } from "../../cli/values.js";

export const proposeRemove = defineCommand({
  name: "propose remove",
  describe: "move that a member is removed",
  examples: [
    'propose remove 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 --reason "An account of the same person as …" --as 1',
  ],
  access: "signs",
  arguments: { account: argument("<account>", "the member", address) },
  options: {
    reason: requiredOption("--reason <text>", "why; it is recorded with the removal", text),
    ...motionOptions,
  },
  run: (context, { account, reason, ...motion }) =>
    proposeActions(context, [{ remove: { account, reason } }], motion),
});
