import { proposeActions, motionOptions } from "../../proposing/propose-actions.js";
import { defineCommand } from "../../cli/command.js";
import { argument, option, requiredOption } from "../../cli/inputs.js";
import { text, wholeNumber } from "../../cli/values.js";

export const proposeTombstone = defineCommand({
  name: "propose tombstone",
  describe: "move that content which may not be kept is withdrawn, leaving a tombstone",
  examples: ['propose tombstone minutes-2026-05 --reason "Court order of 2 May 2026" --as 1'],
  access: "signs",
  arguments: { document: argument("<document>", "its name, id or CID", text) },
  options: {
    reason: requiredOption("--reason <text>", "why; it is recorded in its place", text),
    number: option("--version <number>", "which version; without it the latest", wholeNumber),
    ...motionOptions,
  },
  run: (context, { document, number: version, reason, ...motion }) =>
    proposeActions(context, [{ tombstone: { document, version, reason } }], motion),
});
