import { toUtf8Bytes } from "ethers";
import type { Rulebook } from "../../typechain-types/index.js";
import { unzip, type Call } from "../fixture/motions.js";

/** What the rulebook says these calls would be filed under. */
export function assess(rulebook: Rulebook, calls: readonly Call[], description = "A motion") {
  return rulebook.assess(...unzip(calls), toUtf8Bytes(description).length);
}
