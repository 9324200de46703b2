import { expect } from "chai";
import {
  BundleEvidence,
  bytesSource,
  MemorySpool,
  openBundle,
  RecordingEvidence,
  writeBundle,
} from "../../../../core/audit/bundle/index.js";
import { auditBallot, runAudit, stableJson, type OpenAudit } from "../../../../core/audit/index.js";
import {
  reportPage,
  tellStory,
  touchBallots,
  type AuditStory,
} from "../../../../core/audit/report/index.js";
import { readOpens, readYear, yearMarkdown } from "../../../../core/opens/index.js";
import { RpcEvidence, type EvidenceSource } from "../../../../core/proof/index.js";
import { tables } from "../../../../core/replay/index.js";
import { collect } from "../../content/sample.js";
import { type History, playHistory } from "../history.js";

/** A whole coalition's past, in a bundle: motions with amendments, elections, a recall, posts and cases. */
describe("The report of a whole history", function () {
  this.timeout(300_000);
  let history: History;
  const spool = new MemorySpool();

  before(async () => {
    history = await playHistory();
  });
  after(() => history.close());

  /** Everything that is ever shown of an audit. */
  async function shown(source: EvidenceSource) {
    const { directory, build } = history;
    let story: AuditStory | undefined;
    const texts: string[] = [];
    const result = await runAudit({
      ...{ source, directory, build, range: await history.range() },
      async report({ context }: OpenAudit) {
        story = await tellStory(context);
        const opens = await readOpens(context, []);
        const { time } = opens.block;
        await touchBallots(context);
        const year = await readYear(context, new Date(time * 1000).getUTCFullYear());
        for await (const [, { id }] of tables.motionOrder.scan(context.state))
          texts.push(stableJson(await auditBallot(context, id)));
        texts.push(stableJson(opens), stableJson(year), yearMarkdown(year));
      },
    });
    texts.push(reportPage(result, { story, opens: undefined }), stableJson(result));
    return { result, story: story as AuditStory, texts };
  }

  it("is the same from a bundle as from the chain, page, ballots, opens and year", async () => {
    const node = new RpcEvidence(history.rpc, async (cid) => history.blobs.get(cid));
    const online = await shown(new RecordingEvidence(node, spool));
    expect(online.result.verdict).to.equal("PASS");
    const { toBlock, blockHash, fromBlock, chainId } = online.result.range;
    const captures = [{ block: toBlock, hash: blockHash }];
    const facts = { chainId, fromBlock, directory: history.directory, captures };
    const bytes = await collect(writeBundle(facts, spool, new Map()));
    const offline = await shown(new BundleEvidence(await openBundle(bytesSource(bytes))));
    expect(offline.texts).to.deep.equal(online.texts);
    const { motions, elections, growth } = online.story;
    for (const { agrees } of [...motions, ...elections]) expect(agrees).to.equal(true);
    expect(motions.some(({ options }) => options.length > 1)).to.equal(true);
    expect(elections.some(({ runs }) => runs.some(({ contract }) => contract))).to.equal(true);
    for (const { options } of motions)
      for (const { recount, contract } of options)
        if (contract !== undefined) expect(contract).to.deep.equal(recount);
    for (const { runs } of elections)
      for (const { recount, contract } of runs)
        if (contract !== undefined) expect(contract).to.deep.equal(recount);
    expect(growth.at(-1)?.members).to.be.greaterThan(12);
    for (const text of online.texts) expect(text).not.to.match(/undefined|NaN|\[object/);
  });
});
