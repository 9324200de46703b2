import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const proposeUri = defineCommand({
  name: "propose uri",
  describe: "move that the coalition's description is found elsewhere",
  examples: ["propose uri https://example.org/coalition.json --as 1"],
  access: "signs",
  arguments: { uri: argument("<uri>", "of the description (ERC-4824 daoURI)", text) },
  options: motionOptions,
  run: (context, { uri, ...motion }) => proposeActions(context, [{ uri }], motion),
});
