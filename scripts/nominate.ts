/*
 * The stand-alone nomination script: calls the election of an office if one is due and none is under way, nominates,
 * seconds if asked to, and says what happens next. It is `dao office nominate` without the other verbs.
 *
 *   node --import tsx scripts/nominate.ts archivist 0x… --second --as 2
 */
import { runCommandLine } from "./cli/run.js";
import { VERBS } from "./commands/index.js";

process.exitCode = await runCommandLine(VERBS, ["office", "nominate", ...process.argv.slice(2)]);
