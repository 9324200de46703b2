import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import fc from "fast-check";
import { Player, anyHistory } from "../../core/random-history.js";
import { loadFixture } from "../../fixture/coalition.js";
import { founded } from "./following-chain.js";
import { anyDeeds, Forum } from "./forum.js";
import { openDoor } from "./rpc-door.js";

const REBUILD = fileURLToPath(new URL("../../../relay/index/rebuild-cli.ts", import.meta.url));

interface Rebuilt {
  state: string;
  events: number;
}

describe("an index whose process is killed", () => {
  it("loses nothing and doubles nothing, wherever it is struck", async function () {
    this.timeout(240_000);
    const found = await loadFixture(founded);
    await new Player(found.c, found.contracts).play(
      fc.sample(anyHistory(60), { seed: 11, numRuns: 1 })[0]!,
    );
    const forum = await Forum.open(found);
    await forum.play(fc.sample(anyDeeds(12), { seed: 12, numRuns: 1 })[0]!);
    const home = await mkdtemp(join(tmpdir(), "three-opens-kill-"));
    const door = await openDoor();
    try {
      for (const [cid, bytes] of forum.blobs) await writeFile(join(home, cid), bytes);
      const start = (store: string) =>
        spawn(
          process.execPath,
          [
            "--import",
            "tsx",
            REBUILD,
            JSON.stringify({
              ...{ rpcUrl: door.url, chainId: 31_337, store, content: home, confirmations: 4 },
              directory: found.contracts.addresses.directory,
            }),
          ],
          { stdio: ["ignore", "pipe", "inherit"] },
        );
      const finish = async (store: string): Promise<Rebuilt> => {
        const child = start(store);
        let output = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
        await once(child, "close");
        return JSON.parse(output) as Rebuilt;
      };
      const struck = join(home, "struck.sqlite");
      let struckAt = 0;
      for (const question of [19, 24, 30, 37, 45, 60]) {
        const child = start(struck);
        door.watch((count) => {
          if (count === question && child.kill("SIGKILL")) struckAt += 1;
        });
        const [, signal] = (await once(child, "close")) as [unknown, string | null];
        if (signal === null) break;
      }
      door.watch(() => undefined);
      expect(struckAt).to.be.greaterThan(2);
      const whole = await finish(join(home, "whole.sqlite"));
      const { state } = await finish(struck);
      expect(state).to.equal(whole.state);
      expect(whole.events).to.be.greaterThan(100);
    } finally {
      await door.close();
      await rm(home, { recursive: true, force: true });
    }
  });
});
