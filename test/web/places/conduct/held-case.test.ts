import { expect } from "chai";
import { ZeroHash } from "ethers";
import { connectCoalition } from "../../../../core/contracts/index.js";
import { isDaoError } from "../../../../core/errors.js";
import { type ReportedCase, requireCase } from "../../../../web/places/conduct/held-case.js";
import { foundWithOfficers, POST, report, reportOf } from "../../../conduct/case.js";
import { ethers, loadFixture } from "../../../fixture/coalition.js";

const OTHER = `0x${"12".repeat(32)}`;

async function reported() {
  const c = await foundWithOfficers();
  const made = reportOf(c, { post: POST });
  const id = await report(c, made);
  const bare = reportOf(c, { evidence: ZeroHash, post: POST, duty: 3 });
  const bareId = await report(c, bare);
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const shown: ReportedCase = {
    ...{ id, reporter: c.reporter.address, respondent: c.respondent.address, duty: made.duty },
    ...{ offTopic: false, post: POST, evidence: made.evidence, ruleSet: 1 },
  };
  return { c, contracts, shown, bare: { ...shown, id: bareId, duty: 3, evidence: undefined } };
}

describe("a case before anything is signed in it", () => {
  it("is about whom and what the chain says, whatever letters an address is written in", async () => {
    const { contracts, shown, bare } = await loadFixture(reported);
    await requireCase(contracts, shown);
    await requireCase(contracts, { ...shown, respondent: shown.respondent.toLowerCase() });
    await requireCase(contracts, bare);
  });

  it("is not offered for signing when anything of it is shown otherwise", async () => {
    const { c, contracts, shown, bare } = await loadFixture(reported);
    const changes: Partial<ReportedCase>[] = [
      ...[{ reporter: c.voters[0]!.address }, { respondent: c.reporter.address }, { duty: 1 }],
      ...[{ offTopic: true }, { post: OTHER }, { post: undefined }, { evidence: OTHER }],
      ...[{ evidence: undefined }, { ruleSet: 2 }, { id: bare.id }],
    ];
    for (const change of changes) {
      const error: unknown = await requireCase(contracts, { ...shown, ...change }).catch(
        (cause: unknown) => cause,
      );
      expect(isDaoError(error) && error.code, JSON.stringify(change)).to.equal("SHOWN_OTHERWISE");
    }
  });
});
