import { argument } from "../../cli/inputs.js";
import { address, text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const listContract = defineContent({
  name: "list-contract",
  describe: "that a contract becomes part of the coalition, for good",
  examples: ["mailing-lists 0x5FbDB2315678afecb367f032d93F642f64180aa3 --as 1"],
  arguments: {
    name: argument("<name>", "what the directory calls it, at most 31 characters", text),
    address: argument("<address>", "of the contract", address),
  },
  options: {},
  words: (entry) => ({ actions: [{ "list-contract": entry }] }),
});
