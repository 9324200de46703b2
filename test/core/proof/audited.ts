import { connectCoalition } from "../../../core/contracts/index.js";
import {
  type AuditedRange,
  type EvidenceSource,
  ProvenChain,
  provenProvider,
  RpcEvidence,
} from "../../../core/proof/index.js";
import { recordResolution } from "../../../core/motions/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import { ethers, foundCoalition } from "../../fixture/coalition.js";
import { lastFounding } from "./last-founding.js";
import {
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  openVote,
  queueMotion,
  secondMotion,
  waitOutTimelock,
} from "../../fixture/motions.js";

/** The node of the test's own chain, as JSON-RPC. */
export const node: Rpc = {
  send: (method, params) => ethers.provider.send(method, params) as Promise<unknown>,
};

/** Everything from the last founding up to the latest block, whose hash the auditor has from a friend. */
export async function latestRange(from?: number): Promise<AuditedRange> {
  const { chainId } = await ethers.provider.getNetwork();
  const block = (await ethers.provider.getBlock("latest"))!;
  const fromBlock = from ?? (await lastFounding(node));
  return { chainId, fromBlock, toBlock: block.number, blockHash: block.hash! };
}

export async function founded() {
  const c = await foundCoalition();
  return { c, contracts: await connectCoalition(await c.directory.getAddress(), ethers.provider) };
}

/** A coalition that has decided something: seven of its founders had a vote each. */
export async function lived() {
  const { c, contracts } = await founded();
  const resolve = recordResolution(contracts, "Resolved: to be audited.");
  const call = { target: resolve.target, value: resolve.value, data: resolve.calldata };
  const filed = await fileMotion(c, [call], "Audit us");
  const { hash: filedIn } = (await ethers.provider.getBlock("latest", true))!
    .prefetchedTransactions[0]!;
  await secondMotion(c, filed);
  await openVote(c, filed);
  await castVotes(c, filed, { for: 5, against: 1, abstain: 1 });
  await closeVote(c, filed);
  await queueMotion(c, filed);
  await waitOutTimelock(c, filed);
  await executeMotion(c, filed);
  return { c, contracts, motion: { id: filed.id, filedIn } };
}

/** The coalition, all of it read from proofs. */
export async function provenCoalition(
  directory: string,
  range: AuditedRange,
  source: EvidenceSource = new RpcEvidence(node),
) {
  const known: string[] = [directory];
  const chain = await ProvenChain.open(source, range, { addresses: () => known });
  const provider = provenProvider(chain);
  const contracts = await connectCoalition(directory, provider);
  known.push(...Object.values(contracts.addresses));
  return { chain, provider, contracts };
}
