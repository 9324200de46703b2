import { argument, requiredOption } from "../../cli/inputs.js";
import { address, text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const remove = defineContent({
  name: "remove",
  describe: "that a member is removed",
  examples: [
    '0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 --reason "An account of the same person as …" --as 1',
  ],
  arguments: { account: argument("<account>", "the member", address) },
  options: {
    reason: requiredOption("--reason <text>", "why; it is recorded with what is done", text),
  },
  words: (removed) => ({ actions: [{ remove: removed }] }),
});
