import { expect } from "chai";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  BundleEvidence,
  bytesSource,
  type EvidenceKind,
  type Manifest,
  openBundle,
} from "../../../core/audit/bundle/index.js";
import type { AuditResult } from "../../../core/audit/index.js";
import { FileSpool } from "../../../scripts/auditing/file-spool.js";
import type { SpoolSubject } from "../../../scripts/auditing/spool-format.js";
import { lockDirectory } from "../../../scripts/chain/lock.js";
import { endOf, spawnScript } from "../cli/dao-process.js";
import { coalitionAtWork, type CoalitionAtWork } from "../commands/coalition-at-work.js";
import { daoHere } from "../commands/dao-here.js";
import { lyingDoor, type Lie } from "./lying-door.js";

type Piece = [kind: EvidenceKind, key: string, bytes: Uint8Array];

const GOING_ON =
  /^Going on with the interrupted capture in .*\.partial: \d[\d ,.]* pieces of evidence\.$/m;

describe("capturing a bundle", function () {
  this.timeout(240_000);
  let at: CoalitionAtWork;
  let block: string;
  let whole: Buffer;
  let fromZero: number;
  const path = (name: string) => join(at.directory, name);
  const capture = (file: string, url = at.url, ...words: string[]) =>
    daoHere({ ...at, url }, "audit", "--bundle", path(file), "--json", ...words);

  /** A capture through a door that counts what the node is asked. */
  async function counted(file: string, ...words: string[]) {
    let asked = 0;
    const door = await lyingDoor(at.url, (_, result) => {
      asked += 1;
      return result;
    });
    try {
      return { ...(await capture(file, door.url, ...words)), asked };
    } finally {
      await door.close();
    }
  }

  /** Captures in a process of its own, killed while it waits for the answer to this question. */
  async function killed(file: string, hash: string, question: number): Promise<void> {
    let asked = 0;
    const kill: Lie = (_, result) => {
      asked += 1;
      if (asked === question) child.kill("SIGKILL");
      return result;
    };
    const door = await lyingDoor(at.url, kill);
    const where = ["--rpc", door.url, "--deployments", at.deployments, "--content", at.content];
    const words = ["audit", "--block", hash, "--bundle", path(file), ...where];
    const child = spawnScript("dao.ts", words);
    try {
      const { exitCode, stdout, stderr } = await endOf(child);
      expect([exitCode, child.signalCode], stdout + stderr).to.deep.equal([null, "SIGKILL"]);
    } finally {
      await door.close();
    }
  }

  async function expectSame(one: string, other: string): Promise<void> {
    const [found, expected] = await Promise.all([one, other].map((file) => readFile(path(file))));
    expect(Buffer.compare(found as Buffer, expected as Buffer), `${one} and ${other}`).to.equal(0);
  }

  before(async () => {
    at = await coalitionAtWork();
    const { exitCode, stdout, stderr } = await capture("first.car");
    expect(exitCode, stdout.slice(0, 4_000) + stderr).to.equal(0);
    block = (JSON.parse(stdout) as AuditResult).range.blockHash;
    const { asked } = await counted("whole.car", "--block", block);
    fromZero = asked;
    whole = await readFile(path("whole.car"));
    await killed("killed.car", block, Math.ceil(fromZero * 0.8));
  });

  after(() => at.close());

  it("leaves nothing beside a bundle that is whole", async () => {
    const names = await readdir(at.directory);
    expect(names.filter((name) => /\.partial|\.part$/.test(name))).to.deep.equal([
      "killed.car.partial",
    ]);
  });

  it("goes on where a killed one stopped, asks for what is missing, and gives the same bytes", async () => {
    const left = await readdir(path("killed.car.partial"));
    expect(
      left.some((name) => name.startsWith("lock.")),
      "it was killed",
    ).to.equal(true);
    const { exitCode, stderr, asked } = await counted("killed.car", "--block", block);
    expect(exitCode, stderr).to.equal(0);
    expect(stderr).to.match(GOING_ON);
    expect(asked).to.be.lessThan(fromZero / 2);
    await expectSame("killed.car", "whole.car");
    expect((await readdir(at.directory)).filter((name) => name.startsWith("killed"))).to.deep.equal(
      ["killed.car"],
    );
  });

  it("gives the same bytes at a later block, whatever was asked at the earlier one", async () => {
    await killed("later.car", block, Math.ceil(fromZero * 0.6));
    await at.days(1);
    const later = await capture("from-zero.car");
    const { blockHash } = (JSON.parse(later.stdout) as AuditResult).range;
    expect(blockHash).not.to.equal(block);
    const again = await capture("later.car", at.url, "--block", blockHash);
    expect(again.exitCode, again.stderr).to.equal(0);
    expect(again.stderr).to.match(GOING_ON);
    await expectSame("later.car", "from-zero.car");
  });

  it("goes on with extending a bundle", async () => {
    for (const file of ["extended.car", "torn.car"]) await writeFile(path(file), whole);
    await at.days(1);
    const { stdout, asked } = await counted("extended.car");
    const { blockHash } = (JSON.parse(stdout) as AuditResult).range;
    await killed("torn.car", blockHash, Math.ceil(asked * 0.8));
    expect(whole.equals(await readFile(path("torn.car"))), "the old one stays").to.equal(true);
    const again = await counted("torn.car", "--block", blockHash);
    expect(again.exitCode, again.stderr).to.equal(0);
    expect(again.stderr).to.match(GOING_ON);
    expect(again.asked).to.be.lessThan(asked);
    await expectSame("torn.car", "extended.car");
  });

  describe("with evidence that somebody left beside it", () => {
    let facts: Manifest;
    let chain: BundleEvidence;

    before(async () => {
      chain = new BundleEvidence(await openBundle(bytesSource(whole)));
      facts = chain.bundle.manifest;
    });

    async function left(file: string, subject: SpoolSubject, pieces: Piece[]): Promise<void> {
      await mkdir(path(`${file}.partial`));
      const spool = await FileSpool.resume(path(`${file}.partial/evidence`), subject);
      for (const piece of pieces) await spool.put(...piece);
      await spool.close();
    }

    const subject = () => {
      const { chainId, directory, fromBlock } = facts;
      return { chainId, directory, fromBlock };
    };
    const keyOf = (number: number) => number.toString(16).padStart(12, "0");
    const headerOf = async (number: number) => (await chain.header(number)) ?? new Uint8Array();
    const last = () => facts.captures[0]?.block ?? 0;

    it("does not believe a header", async () => {
      const wrong = Buffer.from(await headerOf(last() - 1));
      wrong.writeUInt8(wrong.readUInt8(100) ^ 1, 100);
      await left("lie.car", subject(), [
        ["headers", keyOf(last()), await headerOf(last())],
        ["headers", keyOf(last() - 1), wrong],
      ]);
      const { exitCode, stdout } = await capture("lie.car", at.url, "--block", block);
      expect([exitCode, (JSON.parse(stdout) as AuditResult).verdict]).to.deep.equal([1, "FAIL"]);
    });

    it("asks anew for what is no evidence, and keeps nothing it did not ask for", async () => {
      const [cid = ""] = chain.bundle.content;
      await left("noise.car", subject(), [
        ["headers", keyOf(last()), await headerOf(last())],
        ["bodies", keyOf(last()), Buffer.from("no body")],
        ["content", cid, Buffer.from("other bytes")],
        ["content", "no cid", Buffer.from("bytes")],
        ["nodes", "no hash", Buffer.from("node")],
        ["accounts", keyOf(last()), Buffer.alloc(40, 7)],
      ]);
      const { exitCode, stderr } = await capture("noise.car", at.url, "--block", block);
      expect(exitCode, stderr).to.equal(0);
      await expectSame("noise.car", "whole.car");
    });

    it("refuses what is of another chain, coalition or history, and leaves it alone", async () => {
      const wrong = Buffer.from(await headerOf(last()));
      wrong.writeUInt8(wrong.readUInt8(100) ^ 1, 100);
      for (const [file, other, pieces, code] of [
        ["chain.car", { chainId: "1" }, [], "CAPTURE_FOREIGN"],
        ["from.car", { fromBlock: facts.fromBlock + 1 }, [], "CAPTURE_FOREIGN"],
        ["fork.car", {}, [["headers", keyOf(last()), wrong]], "CHAIN_REORGANISED"],
      ] as [string, Partial<SpoolSubject>, Piece[], string][]) {
        await left(file, { ...subject(), ...other }, pieces);
        const before = await readFile(path(`${file}.partial/evidence`));
        const { exitCode, stderr } = await capture(file, at.url, "--block", block);
        expect([exitCode, stderr.split(":")[0]], stderr).to.deep.equal([2, code]);
        expect(await readdir(path(`${file}.partial`))).to.deep.equal(["evidence"]);
        expect(before.equals(await readFile(path(`${file}.partial/evidence`)))).to.equal(true);
        expect(await readdir(at.directory)).not.to.include(file);
      }
    });
  });

  it("lets one audit at a time write to a bundle", async () => {
    await mkdir(path("busy.car.partial"));
    const lock = await lockDirectory(path("busy.car.partial"));
    const { exitCode, stderr } = await capture("busy.car", at.url, "--block", block);
    expect([exitCode, /^BUNDLE_LOCKED: .*busy\.car\.$/m.test(stderr)], stderr).to.deep.equal([
      2,
      true,
    ]);
    await lock.release();
    expect(await readdir(at.directory)).not.to.include("busy.car");
    const alone = await capture("busy.car", at.url, "--block", block);
    expect(alone.exitCode, alone.stderr).to.equal(0);
    await expectSame("busy.car", "whole.car");
  });
});
