import { expect } from "chai";
import { EvidenceMissingError, ContradictionError } from "../../../core/proof/index.js";
import { MemoryStore, replayAll, stateDigest } from "../../../core/replay/index.js";
import { recount } from "../../../core/motions/index.js";
import { ethers, loadFixture } from "../../fixture/coalition.js";
import { noContent } from "../replay/agreement.js";
import { lived, latestRange, node, provenCoalition } from "./audited.js";
import { LIES, lyingEvidence, type Lie } from "./lies.js";

/** Reads everything there is to read, as an audit does; what comes of it. */
async function auditOf(lie: Lie): Promise<{ outcome: string; told: number }> {
  const { contracts, motion } = await loadFixture(lived);
  const range = await latestRange();
  const receipt = (await ethers.provider.getTransactionReceipt(motion.filedIn))!;
  const { node: liar, source } = lyingEvidence(node, lie, { block: receipt.blockNumber });
  const outcome = await outcomeOf(async () => {
    const proven = await provenCoalition(contracts.addresses.directory, range, source);
    const store = new MemoryStore();
    await replayAll(proven.chain, proven.contracts.addresses, range, store, noContent);
    await stateDigest(store);
    await recount(proven.contracts, motion.id, range);
    const { failure } = proven.chain;
    if (failure !== undefined) throw failure;
  });
  return { outcome, told: liar.told };
}

async function outcomeOf(audit: () => Promise<void>): Promise<string> {
  try {
    await audit();
    return "PASS";
  } catch (error) {
    if (error instanceof ContradictionError) return "FAIL";
    if (error instanceof EvidenceMissingError) return "INCOMPLETE";
    throw error;
  }
}

describe("an audit over a lying node", () => {
  it("passes over an honest one", async () => {
    const honest = { id: "", what: "", method: "", retell: () => undefined };
    expect(await auditOf(honest)).to.deep.equal({ outcome: "PASS", told: 0 });
  });

  it("is told every lie under a name of its own", () => {
    expect(new Set(LIES.map(({ id }) => id)).size).to.equal(LIES.length);
  });

  for (const lie of LIES)
    it(`does not pass when the node ${lie.what} (${lie.id})`, async () => {
      const { outcome, told } = await auditOf(lie);
      expect(told).to.be.greaterThan(0);
      expect(outcome).to.be.oneOf(["FAIL", "INCOMPLETE"]);
    });
});
