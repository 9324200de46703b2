import { expect } from "chai";
import fc from "fast-check";
import "../../../property-seed.js";
import {
  BundleEvidence,
  bytesSource,
  type BundleFacts,
  type EvidenceKind,
  MemorySpool,
  openBundle,
  RecordingEvidence,
  writeBundle,
} from "../../../../core/audit/bundle/index.js";
import {
  type AuditOptions,
  type AuditResult,
  runAudit,
  stableJson,
} from "../../../../core/audit/index.js";
import { RpcEvidence } from "../../../../core/proof/index.js";
import { loadFixture } from "../../../fixture/coalition.js";
import { collect } from "../../content/sample.js";
import { foundingContent } from "../../opens/audited.js";
import { builtHere, rangeOf } from "../history.js";
import { rpc, voted } from "../voted.js";

/** Kinds of which each entry is needed, and what they are called by. */
const KINDS = ["headers", "bodies", "nodes", "accounts", "slots", "code", "content"] as const;

/** A capture of a coalition that voted. */
async function captured() {
  const { c } = await loadFixture(voted);
  const spool = new MemorySpool();
  const range = await rangeOf(rpc);
  const directory = await c.directory.getAddress();
  const options = { range, directory, build: await builtHere() };
  const source = new RecordingEvidence(new RpcEvidence(rpc, await foundingContent(c)), spool);
  const result = await runAudit({ ...options, source });
  const facts: BundleFacts = {
    ...{ chainId: range.chainId.toString(), directory, fromBlock: range.fromBlock },
    captures: [{ block: range.toBlock, hash: range.blockHash }],
  };
  return { spool, facts, options, result };
}

/** Audits what was sealed, as `dao audit --offline` does. */
async function auditSealed(
  facts: BundleFacts,
  spool: MemorySpool,
  options: Omit<AuditOptions, "source">,
): Promise<AuditResult> {
  const bytes = await collect(writeBundle(facts, spool, new Map()));
  const source = new BundleEvidence(await openBundle(bytesSource(bytes)));
  return runAudit({ ...options, source });
}

describe("A bundle that somebody changed and sealed anew", function () {
  this.timeout(300_000);
  let at: Awaited<ReturnType<typeof captured>>;

  before(async () => {
    at = await captured();
  });

  /** The same evidence but for one entry. */
  async function changed(
    kind: EvidenceKind,
    key: string,
    change: (bytes: Uint8Array) => Uint8Array | undefined,
  ): Promise<MemorySpool> {
    const copy = new MemorySpool();
    for (const each of KINDS)
      for (const one of at.spool.keys(each)) {
        const bytes = (await at.spool.get(each, one)) as Uint8Array;
        const put = each === kind && one === key ? change(bytes.slice()) : bytes;
        if (put !== undefined) await copy.put(each, one, put);
      }
    return copy;
  }

  it("passes unchanged, with the bytes of the audit it was captured in", async () => {
    const again = await auditSealed(at.facts, at.spool, at.options);
    expect(again.verdict).to.equal("PASS");
    expect(stableJson(again)).to.equal(stableJson(at.result));
  });

  for (const kind of ["headers", "bodies", "code", "nodes"] as const)
    it(`never passes with one byte of its ${kind} changed, or an entry taken out`, async () => {
      const keys = at.spool.keys(kind);
      await fc.assert(
        fc.asyncProperty(
          fc.nat(keys.length - 1),
          fc.nat(100_000),
          fc.integer({ min: 0, max: 255 }),
          async (which, place, by) => {
            const key = keys[which] as string;
            const flip = (bytes: Uint8Array) => {
              if (by === 0) return undefined;
              const index = place % bytes.length;
              bytes[index] = (bytes[index] ?? 0) ^ by;
              return bytes;
            };
            // A node that is gone cannot be named either: it is emptied instead.
            const empty = kind === "nodes" ? () => new Uint8Array() : () => undefined;
            const spool = await changed(kind, key, by === 0 ? empty : flip);
            const { verdict } = await auditSealed(at.facts, spool, at.options);
            expect(verdict, `${kind} ${key}`).to.be.oneOf(["FAIL", "INCOMPLETE"]);
          },
        ),
        { numRuns: 4, endOnFailure: true },
      );
    });

  it("never passes with a proof, a slot or a content taken out", async () => {
    for (const kind of ["accounts", "slots", "content"] as const) {
      const keys = at.spool.keys(kind);
      const key = keys[Math.floor(keys.length / 2)] as string;
      const spool = await changed(kind, key, () => undefined);
      const { verdict } = await auditSealed(at.facts, spool, at.options);
      expect(verdict, `${kind} ${key}`).to.be.oneOf(["FAIL", "INCOMPLETE"]);
    }
  });

  it("never passes for another block, directory or beginning", async () => {
    const { range, directory } = at.options;
    for (const options of [
      { ...at.options, range: { ...range, toBlock: range.toBlock - 1 } },
      { ...at.options, range: { ...range, blockHash: `0x${"1".repeat(64)}` } },
      { ...at.options, range: { ...range, chainId: 1n } },
    ]) {
      const { verdict } = await auditSealed(at.facts, at.spool, options);
      expect(verdict, stableJson(options.range.blockHash)).to.be.oneOf(["FAIL", "INCOMPLETE"]);
    }
    expect(directory).to.equal(at.facts.directory);
  });
});
