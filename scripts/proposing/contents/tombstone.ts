import { argument, option, requiredOption } from "../../cli/inputs.js";
import { text, wholeNumber } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const tombstone = defineContent({
  name: "tombstone",
  describe: "that content which may not be kept is withdrawn, leaving a tombstone",
  examples: ['minutes-2026-05 --reason "Court order of 2 May 2026" --as 1'],
  arguments: { document: argument("<document>", "its name, id or CID", text) },
  options: {
    reason: requiredOption("--reason <text>", "why; it is recorded with what is done", text),
    version: option("--version <number>", "which version; without it the latest", wholeNumber),
  },
  words: (withdrawn) => ({ actions: [{ tombstone: withdrawn }] }),
});
