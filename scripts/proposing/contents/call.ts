import { CONTRACT_TITLES } from "../../../core/contracts/index.js";
import { argument, argumentList, optionOr } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { defineContent } from "./content.js";

export const call = defineContent({
  name: "call",
  describe: "any call there is no other word for",
  examples: [
    "timelock updateDelay 172800 --as 1",
    '0x5FbDB2315678afecb367f032d93F642f64180aa3 "setLimit(uint256)" 12',
  ],
  arguments: {
    contract: argument(
      "<contract>",
      `${Object.keys(CONTRACT_TITLES).join(", ")} or an address`,
      text,
    ),
    function: argument("<function>", "its name, or its whole signature", text),
    arguments: argumentList("[argument...]", "one word each; lists and structs as JSON5", String),
  },
  options: { value: optionOr("--value <wei>", "sent along with the call", text, "0") },
  words: (words) => ({ actions: [{ call: words }] }),
});
