import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { lockDirectory } from "../../../scripts/chain/lock.js";
import { startOf } from "../../../scripts/chain/process-identity.js";
import { rejection, useChains } from "./fixture.js";

/** Leaves the lock of a process with this number, as a killed one would. */
const leaveLock = (directory: string, pid: number, start: string | null) =>
  writeFile(join(directory, "lock.7"), JSON.stringify({ pid, start, token: "left behind" }));

/** The number of a process that has run and is no more. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
  await once(child, "close");
  return child.pid as number;
}

describe("the lock of a chain's directory", () => {
  const chains = useChains();

  it("refuses a second holder in the same process and frees on release", async () => {
    const directory = await chains.directory();
    const lock = await lockDirectory(directory);
    const error = await rejection(lockDirectory(directory));
    expect(error.code).to.equal("CHAIN_LOCKED");
    expect(error.message).to.contain(`process ${process.pid}`);
    await lock.release();
    expect(await readdir(directory)).to.deep.equal([]);
    await (await lockDirectory(directory)).release();
  });

  it("refuses while another process that made it lives", async () => {
    const directory = await chains.directory();
    const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], {
      stdio: ["pipe", "ignore", "ignore"],
    });
    try {
      const pid = child.pid as number;
      await leaveLock(directory, pid, await startOf(pid));
      const error = await rejection(lockDirectory(directory));
      expect(error.code).to.equal("CHAIN_LOCKED");
      expect(error.message).to.contain(`process ${pid}`);
    } finally {
      child.kill("SIGKILL");
      await once(child, "close");
    }
    await (await lockDirectory(directory)).release();
  });

  it("takes over from a dead process and removes its lock", async () => {
    const directory = await chains.directory();
    await leaveLock(directory, await deadPid(), null);
    const lock = await lockDirectory(directory);
    expect(await readdir(directory)).to.deep.equal(["lock.8"]);
    await lock.release();
    expect(await readdir(directory)).to.deep.equal([]);
  });

  it("is not fooled when a dead holder's number was given to a new process", async function () {
    if (process.platform !== "linux") {
      console.log("    only Linux tells when a process started");
      this.skip();
    }
    const directory = await chains.directory();
    const parent = process.ppid;
    await leaveLock(directory, parent, `${String(await startOf(parent))}0`);
    await (await lockDirectory(directory)).release();
  });

  it("takes over from a dead process that had this process's number", async () => {
    const directory = await chains.directory();
    await leaveLock(directory, process.pid, null);
    await (await lockDirectory(directory)).release();
  });

  it("takes over an unreadable lock, which only a power cut can leave", async () => {
    const directory = await chains.directory();
    await writeFile(join(directory, "lock.3"), "\0\0\0");
    await (await lockDirectory(directory)).release();
  });

  it("gives a dead holder's directory to exactly one of many at once", async () => {
    const directory = await chains.directory();
    const dead = await deadPid();
    for (let round = 0; round < 20; round++) {
      await leaveLock(directory, dead, null);
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, () => lockDirectory(directory)),
      );
      const locks = results.flatMap((result) =>
        result.status === "fulfilled" ? [result.value] : [],
      );
      expect(locks).to.have.length(1);
      const [name = ""] = (await readdir(directory)).filter((entry) => entry.startsWith("lock."));
      expect(JSON.parse(await readFile(join(directory, name), "utf8"))).to.have.property(
        "pid",
        process.pid,
      );
      await locks[0]?.release();
    }
  });
});
