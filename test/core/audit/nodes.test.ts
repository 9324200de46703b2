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

    const audit = async () => {
      const { rpc, blobs, directory } = node!;
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

    it("says the same again", async () => {
      expect(stableJson(await audit())).to.equal(stableJson(await audit()));
    });
  });
}
