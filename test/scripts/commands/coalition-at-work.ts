import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Ended } from "../cli/dao-process.js";
import { servedChain, type ServedCoalition } from "../cli/served-coalition.js";
import { daoHere } from "./dao-here.js";

const DAY = 86_400;

/** What a command answered with --json. */
export type Answer = Record<string, unknown> & { error?: { code: string; message: string } };

/** A founded coalition on a chain of its own, and people who type commands. Accounts 0 to 11 are founders. */
export interface CoalitionAtWork extends ServedCoalition {
  /** Runs a command that must succeed; its --json answer. */
  does(as: number, ...words: string[]): Promise<Answer>;
  /** Runs a command that must be refused with this code and exit code 1; the line people read. */
  refused(code: string, as: number, ...words: string[]): Promise<string>;
  /** Runs a command for people, with --yes. */
  shows(as: number, ...words: string[]): Promise<Ended>;
  days(count: number): Promise<void>;
  /** Writes a file for a command to read; its path. */
  file(name: string, content: string): Promise<string>;
}

export async function coalitionAtWork(coalition?: string): Promise<CoalitionAtWork> {
  const served = await servedChain();
  const which = coalition === undefined ? [] : ["--coalition", coalition];
  const founded = await daoHere(served, "deploy", "--yes", ...which);
  expect(founded.exitCode, founded.stderr).to.equal(0);
  const run = (as: number, ...words: string[]) =>
    daoHere(served, ...words, "--as", String(as), "--yes", ...which);
  return {
    ...served,
    async does(as, ...words) {
      const { exitCode, stdout, stderr } = await run(as, ...words, "--json");
      expect(exitCode, `${words.join(" ")}: ${stderr}`).to.equal(0);
      return JSON.parse(stdout) as Answer;
    },
    async refused(code, as, ...words) {
      const { exitCode, stdout, stderr } = await run(as, ...words, "--json");
      expect(exitCode, `${words.join(" ")}: ${stdout}${stderr}`).to.equal(1);
      const { error } = JSON.parse(stdout) as Answer;
      expect(error?.code, `${words.join(" ")}: ${error?.message}`).to.equal(code);
      const [line = ""] = stderr.split("\n").filter((each) => each.startsWith(code));
      expect(line, "words, not a selector").not.to.match(/revert|custom error|selector/i);
      return line;
    },
    shows: run,
    days: async (count) => {
      await served.chain.provider.request({
        method: "rehearsal_advanceTime",
        params: [Math.round(count * DAY)],
      });
    },
    async file(name, content) {
      const path = join(served.directory, name);
      await writeFile(path, content);
      return path;
    },
  };
}

export const idOf = (answer: Answer): string => {
  expect(answer.motion).to.match(/^0x[0-9a-f]{64}$/);
  return answer.motion as string;
};
