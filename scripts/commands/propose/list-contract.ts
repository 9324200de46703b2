import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { address, text } from "../../cli/values.js";

export const proposeListContract = defineCommand({
  name: "propose list-contract",
  describe: "move that a contract becomes part of the coalition, for good",
  examples: ["propose list-contract elections 0x5FbDB2315678afecb367f032d93F642f64180aa3 --as 1"],
  access: "signs",
  arguments: {
    name: argument("<name>", "what the directory calls it, at most 31 characters", text),
    address: argument("<address>", "of the contract", address),
  },
  options: motionOptions,
  run: (context, { name, address: entry, ...motion }) =>
    proposeActions(context, [{ "list-contract": { name, address: entry } }], motion),
});
