import { countOf } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { checkBatches } from "../../relaying/check-batches.js";
import { checkDocuments } from "../../relaying/check-documents.js";
import { checkIndex } from "../../relaying/check-index.js";
import { checkStatus } from "../../relaying/check-status.js";
import { showFindings } from "../../relaying/finding.js";
import { remoteStore } from "../../../core/via/index.js";
import { relayAt } from "../../via/relay-client.js";

export const relayVerify = defineCommand({
  name: "relay verify",
  describe: "fetch everything a relay should keep and check it against the chain",
  examples: ["relay verify http://127.0.0.1:8600"],
  access: "reads",
  arguments: { url: argument("<url>", "the relay's address", text) },
  async run(context, { url }) {
    const relay = relayAt(url, "reading");
    const { provider, chainId } = await context.network();
    const { addresses, fromBlock } = await context.deployment();
    const contracts = await context.contracts();
    const { directory } = addresses;
    const { status, findings } = await checkStatus(relay, { chainId, directory, provider });

    const range = { fromBlock, toBlock: await provider.getBlockNumber() };
    const store = remoteStore(relay);
    const bar = context.output.progress("Fetching", 1);
    const follow = (done: number, total: number) => bar.update(done, total);
    const batches = await checkBatches(contracts, range, store, follow);
    const documents = await checkDocuments(contracts, range, store, follow);
    bar.stop();
    const source = { contracts, provider, fromBlock, store };
    const index = status.index === null ? [] : await checkIndex(relay, source);

    const all = [...findings, ...batches.findings, ...documents.findings, ...index];
    showFindings(context.output, all);
    const bad = all.filter(({ state }) => state !== "good").length;
    const fetched = [
      countOf(batches.batches, "batch", "batches"),
      countOf(batches.posts, "post"),
      countOf(documents.renditions, "rendition"),
    ].join(", ");
    context.output.line(
      bad === 0
        ? `PASS: ${fetched}, every one fetched and as the chain says.`
        : `FAIL: ${countOf(bad, "finding")} in ${fetched}.`,
    );
    if (bad > 0) context.fail();
    return {
      verified: bad === 0,
      relay: { url: relay.url, ...status },
      ...{ batches: batches.batches, posts: batches.posts, renditions: documents.renditions },
      findings: all,
    };
  },
});
