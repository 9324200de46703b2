import { expect } from "chai";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuditedBallot, AuditResult } from "../../../core/audit/index.js";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import type { OpensReport, YearReport } from "../../../core/opens/index.js";
import { daoHere } from "../commands/dao-here.js";
import { coalitionAtWork, idOf, type CoalitionAtWork } from "../commands/coalition-at-work.js";
import { endOf, spawnScript, type Ended } from "../cli/dao-process.js";
import { lyingDoor, type Lie } from "./lying-door.js";

const WITHOUT_NETWORK = {
  NODE_OPTIONS: `--import ${new URL("no-network.mjs", import.meta.url).href}`,
};

const resultOf = ({ stdout }: Ended) => JSON.parse(stdout) as AuditResult;

describe("dao audit", function () {
  this.timeout(240_000);
  let at: CoalitionAtWork;
  let motion: string;
  let first: AuditResult;
  let printed: string;
  const path = (name: string) => join(at.directory, name);
  const audit = (...words: string[]) => daoHere(at, "audit", ...words);
  const offline = (file: string, block: string, ...words: string[]) =>
    audit("--offline", path(file), "--block", block, ...words);

  before(async () => {
    at = await coalitionAtWork();
    const words = ["propose", "resolution", "We meet.", "--title", "Meet <b>monthly</b>"];
    motion = idOf(await at.does(0, ...words));
    for (const who of [1, 2]) await at.does(who, "second", motion);
    await at.days(8);
    for (const who of [0, 1, 2, 3]) await at.does(who, "vote", motion, "for");
    await at.does(4, "post", "general", "--subject", "Hello", "--text", "<script>x</script>");
    const online = await audit("--bundle", path("a.car"), "--html", path("a.html"), "--json");
    expect(online.exitCode, online.stdout.slice(0, 4_000) + online.stderr).to.equal(0);
    first = resultOf(online);
    printed = online.stdout;
  });

  after(() => at.close());

  it("passes, with every check run and every item looked at", () => {
    expect(first.verdict).to.equal("PASS");
    expect(first.checks.map(({ verdict }) => verdict)).to.deep.equal(
      first.checks.map(() => "PASS"),
    );
    const items = Object.fromEntries(first.checks.map(({ id, items }) => [id, items]));
    expect(items).to.include({ motions: 1 });
    expect(items.journals).to.be.greaterThan(10);
  });

  it("gives the same bytes from its bundle in a process that has no network", async () => {
    const child = spawnScript(
      "dao.ts",
      [
        ...["audit", "--offline", path("a.car"), "--block", first.range.blockHash],
        ...["--html", path("b.html"), "--json"],
      ],
      WITHOUT_NETWORK,
    );
    const ended = await endOf(child);
    expect(ended.exitCode, ended.stderr).to.equal(0);
    expect(ended.stdout).to.equal(printed);
    expect(await readFile(path("b.html"), "utf8")).to.equal(await readFile(path("a.html"), "utf8"));
  });

  it("finds no chain in such a process, which is how one knows that it has no network", async () => {
    const child = spawnScript(
      "dao.ts",
      ["status", "--rpc", at.url, "--deployments", at.deployments],
      WITHOUT_NETWORK,
    );
    const { exitCode, stdout } = await endOf(child);
    expect(exitCode).to.not.equal(0);
    expect(stdout).to.equal("");
  });

  it("captures the same bytes again, whatever is in the file by then", async () => {
    const bytes = await readFile(path("a.car"));
    const { blockHash } = first.range;
    for (const file of ["a.car", "again.car"]) {
      const again = await audit("--block", blockHash, "--bundle", path(file), "--json");
      expect(again.exitCode, again.stderr).to.equal(0);
      expect(Buffer.compare(await readFile(path(file)), bytes), file).to.equal(0);
    }
  });

  it("extends a bundle, which then is good for both blocks", async () => {
    await writeFile(path("longer.car"), await readFile(path("a.car")));
    await at.days(8);
    await at.does(0, "queue", motion);
    await at.days(3);
    await at.does(0, "execute", motion);
    const later = await audit("--bundle", path("longer.car"), "--json");
    expect(later.exitCode, later.stdout.slice(0, 4_000) + later.stderr).to.equal(0);
    const { range } = resultOf(later);
    expect(range.toBlock).to.be.greaterThan(first.range.toBlock);
    for (const [hash, expected] of [
      [range.blockHash, later.stdout],
      [first.range.blockHash, printed],
    ] as const) {
      const again = await offline("longer.car", hash, "--json");
      expect(again.exitCode, again.stderr).to.equal(0);
      expect(again.stdout).to.equal(expected);
    }
    const { exitCode, stderr } = await offline("a.car", range.blockHash);
    expect([exitCode, stderr.split(":")[0]]).to.deep.equal([2, "BLOCK_NOT_CAPTURED"]);
  });

  it("shows people a table, whose word the hash is, and the verdict last", async () => {
    const { exitCode, stdout } = await audit("--block", String(first.range.toBlock));
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/Motions, amendments, notices and polls\s*│ 1\s*│ PASS/);
    expect(stdout).to.match(/is the word of the node of local alone: compare it elsewhere/);
    expect(stdout.trimEnd().split("\n").at(-1)).to.match(/^PASS: \d+ checks, and nothing was left/);
    const named = await audit("--block", first.range.blockHash);
    expect(named.stdout).to.match(/The block's hash is yours/);
  });

  it("certifies nothing when a check was left out", async () => {
    const { exitCode, stdout } = await audit("--only", "roll", "--json");
    expect(exitCode).to.equal(2);
    const { verdict, checks } = resultOf({ stdout } as Ended);
    expect([verdict, ...checks.map(({ id, verdict: of }) => `${id} ${of}`)]).to.deep.equal([
      "INCOMPLETE",
      "roll PASS",
    ]);
  });

  it("says what content is missing, and is incomplete", async () => {
    await rename(at.content, `${at.content}-away`);
    try {
      const { exitCode, stdout } = await audit();
      expect(exitCode).to.equal(2);
      expect(stdout).to.match(/missing: .*code-of-conduct/i);
      expect(stdout.trimEnd().split("\n").at(-1)).to.match(/^INCOMPLETE: /);
    } finally {
      await rename(`${at.content}-away`, at.content);
    }
  });

  it("fails when a node lies, naming what it lied about", async () => {
    const flip: Lie = (method, result) => {
      const block = result as { timestamp?: string } | null;
      if (method !== "eth_getBlockByNumber" || block?.timestamp === undefined) return result;
      return { ...block, timestamp: `0x${(BigInt(block.timestamp) + 1n).toString(16)}` };
    };
    const door = await lyingDoor(at.url, flip);
    try {
      const lied = { ...at, url: door.url };
      const words = ["audit", "--block", first.range.blockHash];
      const { exitCode, stdout, stderr } = await daoHere(lied, ...words);
      expect(exitCode, stderr).to.equal(1);
      expect(stdout).to.match(/expected 0x[0-9a-f]{64}, found 0x[0-9a-f]{64}/);
      expect(stdout.trimEnd().split("\n").at(-1)).to.match(/^FAIL: /);
    } finally {
      await door.close();
    }
  });

  it("answers bad input with one line, never with PASS, and leaves no file behind", async () => {
    const bytes = await readFile(path("a.car"));
    await writeFile(path("cut.car"), bytes.subarray(0, bytes.length - 1));
    await writeFile(path("letter.car"), "Dear auditor,");
    const { blockHash } = first.range;
    const other = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
    const cases: [words: string[], code: string][] = [
      [["--offline", path("cut.car"), "--block", blockHash], "BUNDLE_CORRUPT"],
      [["--offline", path("letter.car"), "--block", blockHash], "BUNDLE_CORRUPT"],
      [["--offline", path("nowhere.car"), "--block", blockHash], "FILE_UNREADABLE"],
      [["--offline", at.directory, "--block", blockHash], "FILE_UNREADABLE"],
      [["--offline", path("a.car"), "--block", `0x${"1".repeat(64)}`], "BLOCK_NOT_CAPTURED"],
      [["--offline", path("a.car")], "USAGE"],
      [["--offline", path("a.car"), "--block", "12"], "USAGE"],
      [["--offline", path("a.car"), "--bundle", path("x.car"), "--block", blockHash], "USAGE"],
      [["--block", `0x${"1".repeat(64)}`], "BLOCK_UNKNOWN"],
      [["--block", "999999"], "BLOCK_UNKNOWN"],
      [["--block", "5", "--from-block", "6"], "BLOCK_TOO_EARLY"],
      [["--block", "latest"], "USAGE"],
      [["--only", "everything"], "USAGE"],
      [["--directory", other], "COALITION_NOT_FOUND"],
      [["--bundle", path("letter.car")], "BUNDLE_CORRUPT"],
      [["--bundle", path("a.car"), "--from-block", "1"], "BUNDLE_FOREIGN"],
      [["--bundle", join(path("no"), "such", "place.car")], "FILE_UNWRITABLE"],
      [["--html", join(path("no"), "such", "place.html")], "FILE_UNWRITABLE"],
      [["--relay", "not a url"], "URL_MALFORMED"],
    ];
    for (const [words, code] of cases) {
      const { exitCode, stdout, stderr } = await audit(...words);
      const label = `${words.join(" ")}: ${stderr}`;
      expect(exitCode, label).to.equal(2);
      const lines = stderr.trimEnd().split("\n");
      expect(lines.at(-2) ?? "", label).to.match(new RegExp(`^${code}: `));
      expect(`${stdout}${stderr}`, label).not.to.match(/^PASS|\n\s+at /m);
    }
    for (const [url, code] of [
      ["http://127.0.0.1:9", "CHAIN_UNREACHABLE"],
      ["not a url", "URL_MALFORMED"],
    ] as const) {
      const { exitCode, stderr } = await daoHere({ ...at, url }, "audit");
      expect([exitCode, stderr.split(":")[0]], stderr).to.deep.equal([2, code]);
    }
    expect(await readFile(path("letter.car"), "utf8")).to.equal("Dear auditor,");
    expect(Buffer.compare(await readFile(path("a.car")), bytes)).to.equal(0);
  });

  it("shows a member their own ballots, and all ballots on a motion", async () => {
    const { blockHash } = first.range;
    const voter = DEVELOPMENT_ACCOUNTS[2] as string;
    for (const [query, count] of [
      [voter, 1],
      [motion, 4],
      [motion.slice(0, 12), 4],
      ["Meet <b>monthly</b>", 4],
    ] as const) {
      const { exitCode, stdout, stderr } = await audit("ballot", query, "--json");
      expect(exitCode, stderr).to.equal(0);
      const { ballots } = JSON.parse(stdout) as { ballots: AuditedBallot[] };
      expect(ballots.length, query).to.equal(count);
      for (const ballot of ballots)
        expect(ballot)
          .to.include({ subject: motion, choice: "for", how: "self", asCast: true })
          .and.include({ counted: "counted", figureAgrees: true });
    }
    const words = ["ballot", voter, "--offline", path("a.car"), "--block", blockHash];
    const offline = await audit(...words);
    expect(offline.exitCode, offline.stderr).to.equal(0);
    expect(offline.stdout).to.match(/1 ballot: each is what its voter signed or sent/);
    for (const [query, code] of [
      [DEVELOPMENT_ACCOUNTS[15] as string, "BALLOT_NONE"],
      ["0x1234567", "BALLOT_QUERY_UNKNOWN"],
      ["No such motion", "BALLOT_QUERY_UNKNOWN"],
    ] as const) {
      const { exitCode, stderr } = await audit("ballot", query);
      expect(exitCode, stderr).to.equal(2);
      expect(stderr).to.match(new RegExp(`^${code}: `, "m"));
    }
  });

  it("asks whether the coalition is open, of every holder that is named", async () => {
    const { exitCode, stdout } = await audit("opens", "--json");
    const { answers } = JSON.parse(stdout) as OpensReport;
    const given = Object.fromEntries(answers.map(({ id, answer }) => [id, answer]));
    expect(given).to.include({
      ...{ "join-without-gatekeeper": "yes", "lists-readable": "yes" },
      ...{ "documents-retrievable": "yes", "independent-holders": "no" },
    });
    expect(exitCode, "one holder is too few").to.equal(1);
    const away = await audit("opens", "--relay", "http://127.0.0.1:9");
    expect(away.stdout)
      .to.match(/RELAY|No relay answers at http/)
      .and.match(/1 of the 2 asked/);
    const nobody = await audit(
      "opens",
      "--offline",
      path("a.car"),
      "--block",
      first.range.blockHash,
    );
    expect([nobody.exitCode, /Not known\./.test(nobody.stdout)]).to.deep.equal([2, true]);
  });

  it("reports on a year, the same with and without a network", async () => {
    const { blockHash, toBlock } = first.range;
    const block = await at.chain.provider.request({
      method: "eth_getBlockByNumber",
      params: [`0x${toBlock.toString(16)}`, false],
    });
    const { timestamp } = block as { timestamp: string };
    const year = String(new Date(Number(timestamp) * 1000).getUTCFullYear());
    const words = ["report", "--year", year, "--block", blockHash];
    const online = await daoHere(at, ...words, "--json");
    expect(online.exitCode, online.stderr).to.equal(0);
    const { members, motions } = JSON.parse(online.stdout) as YearReport;
    expect(members).to.include({ joined: 12, atEnd: 12, votersAtEnd: 12 });
    expect(motions.map(({ id, ballots }) => [id, ballots])).to.deep.equal([[motion, 4]]);
    const printed = await daoHere(at, ...words, "--offline", path("a.car"));
    expect(printed.exitCode, printed.stderr).to.equal(0);
    expect(printed.stdout).to.match(new RegExp(`# Yearly report ${year}\n`));
    expect(printed.stdout).to.include("Meet &lt;b&gt;monthly&lt;/b&gt;");
    for (const wrong of [
      ["report"],
      ["report", "--year", year, "--duty", "1"],
      ["report", "--block", "1"],
    ]) {
      const { exitCode, stderr } = await daoHere(at, ...wrong);
      expect([exitCode, stderr.split(":")[0]], wrong.join(" ")).to.deep.equal([2, "USAGE"]);
    }
  });

  it("lists its checks without a chain", async () => {
    const { exitCode, stdout } = await daoHere(
      { ...at, url: "http://127.0.0.1:9" },
      "audit",
      "--list",
    );
    expect(exitCode).to.equal(0);
    for (const { id } of first.checks) expect(stdout).to.include(id);
  });
});
