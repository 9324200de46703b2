import { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS, parseCoalitionFile } from "../../../core/coalition/index.js";
import { VERBS } from "../../../scripts/commands/index.js";
import { whatNext } from "../../../scripts/start/what-next.js";
import { askOver } from "../chain/served-chain.js";
import { endOf, runDao, spawnScript } from "../cli/dao-process.js";

interface Started {
  url: string;
  blockNumber: number;
  founded: boolean;
  addresses: Record<string, string>;
  relay: { url: string; account: string };
}

/** What a started process prints once everything stands. */
async function announced(child: ChildProcess): Promise<Started> {
  let [stdout, stderr] = ["", ""];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const whole = new Promise<string>((resolve) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.endsWith("}\n")) resolve(stdout);
    });
  });
  const early = once(child, "close").then(([code]) => {
    throw new Error(`npm start ended with ${code}: ${stderr}`);
  });
  early.catch(() => undefined);
  return JSON.parse(await Promise.race([whole, early])) as Started;
}

/** Whether a relay answers there that all is well. */
const isUp = (url: string) =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

describe("npm start", () => {
  let directory: string;
  before(async () => (directory = await mkdtemp(join(tmpdir(), "three-opens-start-"))));
  after(() => rm(directory, { recursive: true }));

  const kept = () => [
    "--deployments",
    join(directory, "deployments"),
    "--content",
    join(directory, "content"),
  ];
  const start = () =>
    spawnScript("start.ts", [
      "--data",
      join(directory, "chain"),
      "--port",
      "0",
      "--relay-port",
      "0",
      "--no-web",
      "--json",
      ...kept(),
    ]);

  it("founds the coalition though it is killed on the way, and never loses it again", async () => {
    for (const pause of [900, 1600]) {
      const child = start();
      setTimeout(() => child.kill("SIGKILL"), pause + Math.random() * 800).unref();
      await once(child, "close");
    }
    const first = start();
    const standing = await announced(first);
    const { hash } = (await askOver(standing.url, "eth_getBlockByNumber", "latest", false)) as {
      hash: string;
    };
    first.kill("SIGKILL");
    await once(first, "close");

    const second = start();
    const again = await announced(second);
    expect(again).to.deep.include({
      founded: false,
      blockNumber: standing.blockNumber,
      addresses: standing.addresses,
    });
    const head = await askOver(again.url, "eth_getBlockByNumber", "latest", false);
    expect(head).to.have.property("hash", hash);
    const { exitCode, stdout, stderr } = await runDao(
      "verify",
      "--json",
      "--rpc",
      again.url,
      ...kept(),
    );
    expect(exitCode, stderr + stdout).to.equal(0);
    expect(await isUp(standing.relay.url), "the killed one's relay").to.equal(false);
    expect(await isUp(again.relay.url), "the relay").to.equal(true);
    second.kill("SIGINT");
    expect((await once(second, "close"))[0]).to.equal(0);
    expect(await isUp(again.relay.url), "the stopped relay").to.equal(false);
    const data = ["--data", join(directory, "chain"), "--relay-data", "package.json"];
    const blocked = await endOf(
      spawnScript("start.ts", [...data, "--port", "0", "--no-web", ...kept()]),
    );
    expect(blocked.exitCode).to.equal(1);
    expect(blocked.stderr).to.match(/^RELAY_DIRECTORY_UNUSABLE: .*package\.json/);
  });

  it("refuses a bad port, a missing coalition file and a directory that is a file", async () => {
    const cases: [words: string[], line: RegExp][] = [
      [["--port", "eighty"], /A port is a whole number from 0 to 65535/],
      [["--coalition", "coalitions/none.json5"], /^COALITION_FILE_MISSING: .*none\.json5/],
      [["--data", "package.json"], /^CHAIN_DIRECTORY_UNUSABLE: The directory package\.json/],
      [
        ["--data", join(directory, "other"), "--port", "0", "--deployments", "package.json"],
        /^DEPLOYMENTS_UNUSABLE: There is no directory package\.json/,
      ],
    ];
    const ends = await Promise.all(cases.map(([words]) => endOf(spawnScript("start.ts", words))));
    for (const [index, { exitCode, stdout, stderr }] of ends.entries()) {
      expect(exitCode).to.equal(1);
      expect(stdout).to.equal("");
      expect(stderr).to.match(cases[index]?.[1] ?? /never/);
      expect(stderr).not.to.match(/\n\s+at /);
    }
  });

  it("refuses a coalition whose texts are not there, names the key, and leaves no chain behind", async () => {
    const path = join(directory, "textless.json5");
    const text = await readFile("coalitions/example.json5", "utf8");
    await writeFile(path, text.replaceAll("code-of-conduct.fr.md", "code-of-conduct-2.fr.md"));
    const data = join(directory, "textless");
    const child = spawnScript("start.ts", ["--coalition", path, "--data", data, "--port", "0"]);
    const { exitCode, stderr } = await endOf(child);
    expect(exitCode).to.equal(1);
    expect(stderr).to.match(
      /^FILE_MISSING: \S+: documents\[0\]\.renditions\[1\]\.file: there is no/,
    );
    expect(existsSync(data)).to.equal(false);
  });

  it("suggests what the coalition at hand has: its groups, its waiting, its vouches", async () => {
    const whereabouts = { coalition: "a.json5", deployments: "b", content: "c" };
    const next = async (path: string) =>
      whatNext(
        "http://127.0.0.1:1",
        whereabouts,
        parseCoalitionFile(await readFile(path, "utf8")),
        "http://127.0.0.1:2",
      ).map(([command]) => command.replace("npm run dao -- ", "").replace(/ --rpc.*/, ""));
    const example = await next("coalitions/example.json5");
    expect(example)
      .to.include('join "public bodies" --as 7')
      .and.include(`vouch ${DEVELOPMENT_ACCOUNTS[7]} --as 1`)
      .and.include('advance "30 days"');
    const pilot = await next("coalitions/dc-bas.json5");
    expect(pilot).to.include('join "government" --as 12').and.include('advance "14 days"');
    expect(pilot.join()).not.to.include("vouch ");
  });

  it("names only verbs that exist", async () => {
    const known = new Set(VERBS.map(({ name }) => name));
    const whereabouts = { coalition: "a.json5", deployments: "b", content: "c" };
    const example = parseCoalitionFile(await readFile("coalitions/example.json5", "utf8"));
    for (const [command] of whatNext("http://127.0.0.1:1", whereabouts, example)) {
      const [first = "", second = ""] = command.replace("npm run dao -- ", "").split(" ");
      if (first !== "--help")
        expect(known.has(first) || known.has(`${first} ${second}`), command).to.equal(true);
    }
  });
});
