import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { type AuditResult, runAudit } from "../../../core/audit/index.js";
import type { EvidenceSource } from "../../../core/proof/index.js";
import { RpcEvidence } from "../../../core/proof/index.js";
import { LIES, lyingEvidence } from "../proof/lies.js";
import { builtHere, rangeOf } from "./history.js";
import { liveOnNode, type OnNode } from "./on-node.js";

/** Every lie and what the audit says to it; `UPDATE_LIES=1` writes it anew. */
const DOCUMENT = new URL("../../../docs/audit-lies.md", import.meta.url);

/** What somebody who keeps content may do. */
const CONTENT_LIES: readonly { id: string; what: string; retell: Retell }[] = [
  { id: "content-missing", what: "does not give it", retell: () => undefined },
  { id: "content-swapped", what: "gives another's", retell: (_, other) => other },
  { id: "content-cut", what: "leaves out its last byte", retell: (own) => own?.slice(0, -1) },
  { id: "content-altered", what: "changes its first byte", retell: (own) => flipped(own) },
  { id: "content-longer", what: "adds a byte", retell: (own) => own && Uint8Array.of(...own, 0) },
];

type Retell = (own: Uint8Array | undefined, other: Uint8Array) => Uint8Array | undefined;

function flipped(bytes: Uint8Array | undefined): Uint8Array | undefined {
  const copy = bytes?.slice();
  if (copy?.[0] !== undefined) copy[0] ^= 1;
  return copy;
}

describe("an audit that is lied to", function () {
  this.timeout(600_000);
  let node: OnNode;
  const told: string[][] = [];

  before(async () => {
    node = await liveOnNode(undefined);
  });

  after(() => node.close());

  async function auditOf(source: EvidenceSource): Promise<AuditResult> {
    return runAudit({
      source,
      ...{ range: await rangeOf(node.rpc), directory: node.directory, build: await builtHere() },
    });
  }

  const fromHere = (source: EvidenceSource): EvidenceSource => ({
    header: (number) => source.header(number),
    body: (number) => source.body(number),
    proof: (...asked) => source.proof(...asked),
    code: (...asked) => source.code(...asked),
    blob: (cid) => Promise.resolve(node.blobs.get(cid)),
  });

  function expectNoPass({ verdict, checks }: AuditResult, id: string, what: string): void {
    expect(verdict, id).to.not.equal("PASS");
    const bad = checks.filter((check) => check.verdict === verdict);
    told.push([id, what, verdict, bad.map((check) => check.id)[0] ?? ""]);
  }

  it("passes when it is not", async () => {
    expect((await auditOf(fromHere(new RpcEvidence(node.rpc)))).verdict).to.equal("PASS");
  });

  for (const lie of LIES)
    it(`does not pass a node that ${lie.what}`, async () => {
      const { toBlock } = await rangeOf(node.rpc);
      // That of the deposit: it holds two events, and one came after.
      const { node: liar, source } = lyingEvidence(node.rpc, lie, { block: toBlock - 1 });
      const result = await auditOf(fromHere(source));
      expect(liar.told, "times the lie was told").to.be.greaterThan(0);
      expectNoPass(result, lie.id, lie.what);
    });

  for (const { id, what, retell } of CONTENT_LIES)
    it(`does not pass whoever keeps content and ${what}`, async () => {
      const [[wanted], [, other]] = [...node.blobs] as [[string], [string, Uint8Array]];
      const honest = new RpcEvidence(node.rpc);
      const source = {
        ...fromHere(honest),
        blob: (cid: string) => {
          const own = node.blobs.get(cid);
          return Promise.resolve(cid === wanted ? retell(own, other) : own);
        },
      };
      expectNoPass(await auditOf(source), id, `${what} (content)`);
    });

  it("is on record with what it says to each", async () => {
    const rows = told.map(
      (row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
    );
    const text = `${HEAD}${rows.join("\n")}\n`;
    if (process.env.UPDATE_LIES !== undefined) await writeFile(DOCUMENT, text);
    expect(squeezed(await readFile(DOCUMENT, "utf8"))).to.equal(squeezed(text));
  });
});

/** Without the spaces and dashes that make the table's columns even. */
const squeezed = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");

const HEAD = `# What an audit says to lies

A node, or whoever keeps content, tells one lie at a time to an audit of a small coalition. None passes.
\`test/core/audit/adversary.test.ts\` tells them all and holds this page to the outcome (\`UPDATE_LIES=1\` writes it).

| lie | what is done | verdict | first check that says so |
| --- | --- | --- | --- |
`;
