import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const proposeAdmit = defineCommand({
  name: "propose admit",
  describe: "move that waiting members become voters in another way",
  examples: [
    "propose admit open --as 1",
    "propose admit vouches:0x5FbDB2315678afecb367f032d93F642f64180aa3",
  ],
  access: "signs",
  arguments: {
    policy: argument(
      "<policy>",
      "open, open:<address> or vouches:<address> of a deployed policy",
      text,
    ),
  },
  options: motionOptions,
  run: (context, { policy, ...motion }) => proposeActions(context, [{ admit: policy }], motion),
});
