/**
 * Checks that package-lock.json installs anywhere: every platform's native package is in it with
 * its integrity, and it names no registry host (`resolved`), so whatever registry npm is set to serves.
 */
import { readFileSync } from "node:fs";
import { lockfileFaults } from "./lockfile-faults.js";

const faults = lockfileFaults(JSON.parse(readFileSync("package-lock.json", "utf8")));
if (faults.length > 0) {
  for (const fault of faults) console.error(`package-lock.json: ${fault}`);
  console.error("Repair: npx npm install --package-lock-only --omit-lockfile-registry-resolved");
  process.exitCode = 1;
} else {
  console.log("package-lock.json: complete for every platform, no registry host");
}
