/**
 * `npm test`: everything a change must pass, cheapest first. Each stage is an npm script that can be
 * run alone; a failed stage does not hide the next ones, nor they it: what failed is said again at the end. The last
 * line is `N passed, N failed`: tests as counted by mocha and the Solidity runner, plus one for each other stage.
 */
import { runStage } from "./stage.js";

const STAGES = [
  { script: "lint", title: "lint and format" },
  { script: "types", title: "types" },
  { script: "check:lockfile", title: "lock file" },
  { script: "check:generated", title: "contracts build, generated types are fresh" },
  { script: "check:snapshots", title: "gas and size are as committed" },
  { script: "build:web", title: "the web app builds within its weight" },
  { script: "test:unit", title: "mocha tests", countsTests: true },
  { script: "test:solidity", title: "Solidity tests", countsTests: true },
  { script: "test:e2e", title: "browser tests", countsTests: true },
];

const sum = { passed: 0, failed: 0 };
const failedStages: { script: string; account: string }[] = [];

for (const [index, stage] of STAGES.entries()) {
  console.log(`\n[${index + 1}/${STAGES.length}] ${stage.title}: npm run ${stage.script}`);
  const result = await runStage(stage.script, stage.countsTests ?? false);
  sum.passed += result.passed;
  sum.failed += result.failed;
  if (result.failed > 0) failedStages.push({ script: stage.script, account: result.account });
}

for (const { script, account } of failedStages)
  console.log(`\nFailed: npm run ${script}\n${account}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = failedStages.length > 0 ? 1 : 0;
