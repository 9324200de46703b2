/*
 * The stand-alone deployment script: `dao deploy` without the other verbs.
 *
 *   node --import tsx scripts/deploy.ts --network sepolia --coalition coalitions/mine.json5
 */
import { runCommandLine } from "./cli/run.js";
import { VERBS } from "./commands/index.js";

process.exitCode = await runCommandLine(VERBS, ["deploy", ...process.argv.slice(2)]);
