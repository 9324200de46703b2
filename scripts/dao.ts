import { runCommandLine } from "./cli/run.js";
import { VERBS } from "./commands/index.js";

process.exitCode = await runCommandLine(VERBS, process.argv.slice(2));
