import type { Provider } from "ethers";
import { connectCoalition, rememberChain } from "../contracts/index.js";
import { postDomain } from "../lists/post.js";
import type { AuditedRange } from "../proof/evidence.js";
import { readChainLogs, Replayer, type Rpc } from "../replay/index.js";
import { isWalletSignature } from "../replay/wallet-signature.js";
import { AuditStore } from "./audit-store.js";
import type { AuditedBuild } from "./build.js";
import { type BlobSource, checkedBlob } from "./checked-blob.js";
import type { AuditContext, Finding } from "./check.js";
import { findingOf } from "./findings.js";

/** What an audit starts from. */
export interface AuditSubject {
  range: AuditedRange;
  /** The coalition's directory, 20 bytes, 0x-prefixed. */
  directory: string;
  /** Answers of the chain; proved ones when the audit is to be worth something. */
  chain: Rpc;
  /** ethers over `chain`, of this audit alone: what is read through it is remembered, and never asked for again. */
  provider: Provider;
  build: AuditedBuild | undefined;
  /** Content blocks; checked here against their CIDs. */
  blob: BlobSource;
  /** Told which contracts there are, before their events are read. */
  found?: ((addresses: readonly string[]) => void) | undefined;
  /** How many blocks have been folded. */
  progress?: ((done: number, of?: number) => void) | undefined;
}

/** An audit ready to begin; `torn` says why the history could not be read to its end, if so. */
export interface OpenAudit {
  context: AuditContext;
  /** What its seats are named after. */
  name: string;
  torn: Finding | undefined;
}

/**
 * Finds the coalition and folds its whole history.
 *
 * @throws DaoError as `connectCoalition` does: there is no coalition to audit.
 */
export async function openAudit(subject: AuditSubject): Promise<OpenAudit> {
  const { range, directory, chain, provider, build, progress = () => undefined } = subject;
  rememberChain(provider, range);
  const contracts = await connectCoalition(directory, provider);
  const name = await contracts.membership.name();
  subject.found?.(Object.values(contracts.addresses));
  const blob = checkedBlob(subject.blob);
  const state = new AuditStore();
  const replayer = new Replayer(chain, contracts.addresses, range.fromBlock, {
    postDomain: await postDomain(contracts),
    fetchBlob: async (cid) => (await blob(cid)) ?? null,
    isWalletSignature: isWalletSignature(provider),
  });
  const blocks = range.toBlock - range.fromBlock + 1;
  let torn: Finding | undefined;
  try {
    for await (const piece of readChainLogs(chain, () => replayer.addresses(), range)) {
      await replayer.fold(state, await replayer.prepare(piece.logs, piece.toBlock));
      progress(piece.toBlock - range.fromBlock + 1, blocks);
    }
  } catch (error) {
    torn = findingOf(error, "the history of the coalition");
  }
  return { context: { range, chain, contracts, state, build, blob, progress }, name, torn };
}
