import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import type { ServedCoalition } from "../../scripts/cli/served-coalition.js";
import { daoHere } from "../../scripts/commands/dao-here.js";

const DAY = 86_400;

/** Runs a command that must succeed; its --json answer. */
export async function does(
  served: ServedCoalition,
  as: number,
  ...words: string[]
): Promise<Record<string, unknown>> {
  const given = [...words, "--as", String(as), "--yes", "--json"];
  const { exitCode, stdout, stderr } = await daoHere(served, ...given);
  expect(exitCode, `${words.join(" ")}: ${stderr}`).to.equal(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The whole election of a founder to the office of archivist, from the call to the seat. */
export async function electArchivist(served: ServedCoalition, who: number): Promise<void> {
  const days = (count: number) =>
    served.chain.provider.request({
      method: "rehearsal_advanceTime",
      params: [Math.round(count * DAY)],
    });
  const account = DEVELOPMENT_ACCOUNTS[who] as string;
  const statement = join(served.directory, "candidacy.en.md");
  await writeFile(statement, "# I keep what was said\n");
  const accept = ["accept", "archivist", "--conflicts", "none", "--statement", statement];
  await does(served, who, "office", "call", "archivist");
  await days(0.01);
  await does(served, who, "nominate", "archivist", "me");
  await does(served, who + 1, "second", "archivist", account);
  await does(served, who, ...accept);
  for (const period of [14.1, 7, 7.1]) {
    await days(period);
    if (period !== 14.1) await does(served, who, "proceed", "archivist");
  }
  for (let voter = 0; voter < 5; voter++)
    await does(served, voter, "ballot", "archivist", "--rank", `${account},ron`);
  await days(14.1);
  await does(served, who, "count", "archivist");
  await days(7.1);
  await does(served, who, "seat", "archivist");
}
