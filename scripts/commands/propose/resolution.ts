import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const proposeResolution = defineCommand({
  name: "propose resolution",
  describe: "move that the members resolve something in words",
  examples: [
    'propose resolution "The coalition meets every first Monday." --title "Monthly meetings" --as 1',
  ],
  access: "signs",
  arguments: { resolution: argument("<text>", "what is resolved, at most 1,024 bytes", text) },
  options: motionOptions,
  run: (context, { resolution, ...motion }) => proposeActions(context, [{ resolution }], motion),
});
