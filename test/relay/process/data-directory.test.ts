import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { takeDataDirectory } from "../../../relay/process/data-directory.js";
import { isDaoError } from "../../../core/errors.js";

const MODULE = fileURLToPath(new URL("../../../relay/process/data-directory.ts", import.meta.url));
const codeOf = (error: unknown) => (isDaoError(error) ? error.code : String(error));
const codeOfTaking = (path: string) => takeDataDirectory(path, 0).then(() => "taken", codeOf);

describe("the relay's data directory", () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "three-opens-data-"))));
  after(() => rm(folder, { recursive: true }));

  it("belongs to one relay at a time", async () => {
    const path = join(folder, "one");
    const first = await takeDataDirectory(path);
    expect(await codeOfTaking(path)).to.equal("RELAY_DATA_LOCKED");
    first.release();
    const second = await takeDataDirectory(path, 0);
    second.release();
  });

  it("is free again as soon as its relay was killed, and not before", async () => {
    const path = join(folder, "killed");
    const script = `import { takeDataDirectory } from ${JSON.stringify(MODULE)};
      const held = await takeDataDirectory(${JSON.stringify(path)});
      console.log("held"); setInterval(() => held, 1000);`;
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const [word] = (await once(child.stdout, "data")) as [Buffer];
    expect(word.toString()).to.equal("held\n");
    expect(await codeOfTaking(path)).to.equal("RELAY_DATA_LOCKED");
    child.kill("SIGKILL");
    const taken = await takeDataDirectory(path);
    taken.release();
  });

  it("stays with the coalition and the chain it was first used for", async () => {
    const path = join(folder, "bound");
    const mine = { chainId: 31337n, chainIdentity: "0xaa", directory: "0x01" };
    const first = await takeDataDirectory(path);
    first.claim(mine);
    first.claim(mine);
    first.release();
    const again = await takeDataDirectory(path);
    for (const changed of [{ chainId: 1n }, { chainIdentity: "0xbb" }, { directory: "0x02" }])
      expect(() => again.claim({ ...mine, ...changed })).to.throw(/another coalition or chain/);
    again.claim(mine);
    again.release();
  });

  it("is refused when nothing can be kept there", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    expect(await codeOfTaking(file)).to.equal("RELAY_DATA_UNUSABLE");
    const spoilt = await mkdtemp(join(folder, "spoilt-"));
    await writeFile(
      join(spoilt, "relay.lock"),
      "this is no database, however long it may be. ".repeat(50),
    );
    expect(await codeOfTaking(spoilt)).to.equal("RELAY_DATA_UNUSABLE");
  });
});
