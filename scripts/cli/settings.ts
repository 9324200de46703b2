import { Option, type Command as Program } from "commander";
import { toOption, option, optionOr, flag, type InputSpec, type InputValues } from "./inputs.js";
import { text } from "./values.js";

/** Where the deployments to each network are recorded. */
export const DEPLOYMENTS = "deploy/deployments";
/** Where this machine keeps the content of documents. */
export const CONTENT_STORE = ".three-opens/content";

/** Understood by every verb, before or after it. */
export const GLOBAL_OPTIONS = {
  network: optionOr("--network <name>", "network of hardhat.config.ts", text, "local"),
  rpc: option("--rpc <url>", "ask the network here instead of at its configured address", text),
  coalition: optionOr("--coalition <file>", "coalition file", text, "coalitions/dc-bas.json5"),
  as: optionOr(
    "--as <account>",
    "act as this account: its number on the network, or address",
    text,
    "0",
  ),
  deployments: optionOr(
    "--deployments <directory>",
    "where deployments are recorded",
    text,
    DEPLOYMENTS,
  ),
  content: optionOr("--content <directory>", "where content is kept", text, CONTENT_STORE),
  via: option(
    "--via <relay-url>",
    "sign, and have this relay pay and send it; without it everything goes directly",
    text,
  ),
  json: flag("--json", "print one JSON document and nothing else"),
  yes: flag("--yes", "do not ask before acting"),
} satisfies Record<string, InputSpec>;

export type Settings = InputValues<typeof GLOBAL_OPTIONS>;

export function addGlobalOptions(program: Program): void {
  for (const input of Object.values(GLOBAL_OPTIONS))
    program.addOption(toOption(input as InputSpec));
  program.addOption(
    new Option("--no-color", "kept for other tools' sake: there are no colours").hideHelp(),
  );
}
