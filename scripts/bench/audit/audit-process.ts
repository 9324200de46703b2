/*
 * One audit with a bundle in a process of its own, so that its memory is its own; then the bare recovery of the signatures
 * of the same ballots. One JSON object on the command line, one on the output.
 */
import { createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { JsonRpcProvider, Network, recoverAddress, TypedDataEncoder } from "ethers";
import { z } from "zod";
import { RecordingEvidence, writeBundle } from "../../../core/audit/bundle/index.js";
import { runAudit } from "../../../core/audit/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { unpackBallots } from "../../../core/motions/ballot-batch.js";
import { ballotDomain, ballotTypedData } from "../../../core/motions/ballot.js";
import { RpcEvidence } from "../../../core/proof/index.js";
import { FileSpool } from "../../auditing/file-spool.js";
import { readBuild } from "../../auditing/read-build.js";
import { people } from "../people.js";
import type { AuditMeasurement } from "./measurement.js";

const { rpcUrl, directory, content, members, bundle } = z
  .strictObject({
    rpcUrl: z.url(),
    directory: z.string(),
    /** Directory with contents in files named by their CID. */
    content: z.string(),
    members: z.int().positive(),
    /** Where the bundle goes. */
    bundle: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const chainId = 31_337n;
const provider = new JsonRpcProvider(rpcUrl, Network.from(chainId), {
  ...{ staticNetwork: true, cacheTimeout: -1 },
});
const latest = await provider.getBlock("latest");
if (latest?.hash == null) throw new Error("a chain without a block");
const range = { chainId, fromBlock: 0, toBlock: latest.number, blockHash: latest.hash };

let peak = 0;
const sample = () => (peak = Math.max(peak, process.memoryUsage().rss));
const sampling = setInterval(sample, 50);
const began = performance.now();
const blob = (cid: string) => readFile(join(content, cid)).catch(() => undefined);
const spool = await FileSpool.open();
const parts: Record<string, number> = {};
let current = { id: "", since: began };
const { verdict, checks } = await runAudit({
  source: new RecordingEvidence(new RpcEvidence(provider, blob), spool),
  ...{ range, directory, build: await readBuild(chainId) },
  onProgress(id) {
    if (id === current.id) return;
    const now = performance.now();
    parts[current.id] = (parts[current.id] ?? 0) + (now - current.since) / 1000;
    current = { id, since: now };
  },
});
parts[current.id] = (parts[current.id] ?? 0) + (performance.now() - current.since) / 1000;
delete parts[""];
const facts = {
  ...{ chainId: chainId.toString(), directory, fromBlock: 0 },
  captures: [{ block: range.toBlock, hash: range.blockHash }],
};
await pipeline(Readable.from(writeBundle(facts, spool, new Map())), createWriteStream(bundle));
await spool.close();
const seconds = (performance.now() - began) / 1000;
clearInterval(sampling);
sample();

const { ballots, recovering } = await recoverAll();
provider.destroy();
const measurement: AuditMeasurement = {
  ...{ verdict, seconds, ballots, recovering, parts },
  ...{ peakBytes: peak, bundleBytes: (await stat(bundle)).size, blocks: range.toBlock + 1 },
  findings: checks.flatMap(({ findings }) => findings).slice(0, 5),
};
process.stdout.write(JSON.stringify(measurement));

/** What anybody must do who believes no relay: nothing but digest and recovery, ballot by ballot. */
async function recoverAll(): Promise<{ ballots: number; recovering: number }> {
  const { governor, addresses } = await connectCoalition(directory, provider);
  const domain = await ballotDomain(governor);
  const voters = people(0, members).map(({ address }) => address);
  const { selector } = governor.getFunction("castVotesBySig").fragment;
  let [ballots, recovering] = [0, 0];
  for await (const data of sentTo(addresses.governor)) {
    if (!data.startsWith(selector)) continue;
    const [proposalId, packed] = governor.interface.decodeFunctionData("castVotesBySig", data);
    const since = performance.now();
    for (const { voterNumber, support, signature } of unpackBallots(String(packed))) {
      const voter = voters[voterNumber - 1] ?? "";
      const { types, message } = ballotTypedData(domain, {
        proposalId: proposalId as bigint,
        ...{ support, voter },
      });
      const digest = TypedDataEncoder.hash(domain, types, { ...message, nonce: 0n });
      if (recoverAddress(digest, signature) !== voter) throw new Error("a ballot of somebody else");
      ballots += 1;
    }
    recovering += (performance.now() - since) / 1000;
  }
  return { ballots, recovering };
}

/** Calldata of every transaction to an account, block by block. */
async function* sentTo(account: string): AsyncGenerator<string> {
  for (let number = 0; number <= range.toBlock; ++number) {
    const block = await provider.getBlock(number, true);
    for (const { to, data } of block?.prefetchedTransactions ?? []) if (to === account) yield data;
  }
}
