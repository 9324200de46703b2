import { expect } from "chai";
import { CHECKS, runAudit, stableJson } from "../../../core/audit/index.js";
import { RpcEvidence } from "../../../core/proof/index.js";
import { builtHere, rangeOf } from "./history.js";
import { liveOnNode, type OnNode } from "./on-node.js";

// `npm run test:interop` starts nodes of others, and names each here.
const { THREE_OPENS_TEST_NODE: url, THREE_OPENS_TEST_NODE_NAME: name = "another node" } =
  process.env;

const NODES = [["Hardhat's network", undefined] as const, ...(url ? [[name, url] as const] : [])];

for (const [title, address] of NODES) {
  describe(`an audit of ${title}`, function () {
    this.timeout(300_000);
    let node: OnNode | undefined;

    before(async () => {
      node = await liveOnNode(address);
    });

    after(() => node?.close());

    const audit = async ({ rpc, blobs, directory } = node!) => {
      return runAudit({
        source: new RpcEvidence(rpc, (cid) => Promise.resolve(blobs.get(cid))),
        ...{ range: await rangeOf(rpc), directory, build: await builtHere() },
      });
    };

    it("passes in every check", async () => {
      const { verdict, checks } = await audit();
      expect(checks.flatMap(({ findings }) => findings)).to.deep.equal([]);
      expect(checks.map(({ id }) => id)).to.have.members(CHECKS.map(({ id }) => id));
      expect(verdict).to.equal("PASS");
    });

    it("counts a document of a member that is not what it is said to be, and lets nobody spoil the rest", async () => {
      const { checks } = await audit();
      const documents = checks.find(({ id }) => id === "documents");
      expect(documents?.figures.misdescribed).to.equal(1);
    });

    it("fails where the coalition's own documents are not what they are said to be", async () => {
      const other = await liveOnNode(address, 1);
      try {
        const { verdict, checks } = await audit(other);
        expect(verdict).to.equal("FAIL");
        const failed = checks.filter((check) => check.verdict !== "PASS");
        expect(failed.map(({ id }) => id)).to.deep.equal(["documents"]);
      } finally {
        await other.close();
      }
    });

    it("says the same again", async () => {
      expect(stableJson(await audit())).to.equal(stableJson(await audit()));
    });
  });
}
