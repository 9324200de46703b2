import type { AuditContext } from "../audit/check.js";
import { auditedMoment } from "../audit/chain-answers.js";
import type { Holder, OpensReport } from "./answer.js";
import { archiveAnswers } from "./archive-answers.js";
import { listAnswers } from "./list-answers.js";
import { membershipAnswers } from "./membership-answers.js";
import { retrieveAll } from "./retrieval.js";

/**
 * Asks whether the coalition is as open as it says: membership, lists and archives, from the proved state and from
 * whoever keeps the content.
 *
 * @param holders - each asked by itself for everything; none in an audit without a network.
 * @throws ContradictionError, EvidenceMissingError where the chain's own answers cannot be proved.
 */
export async function readOpens(
  context: AuditContext,
  holders: readonly Holder[],
): Promise<OpensReport> {
  const { range, contracts, state, blob, progress } = context;
  const retrieved = await retrieveAll(state, blob, holders, progress);
  return {
    block: { number: range.toBlock, hash: range.blockHash, time: await auditedMoment(context) },
    directory: contracts.addresses.directory,
    answers: [
      ...(await membershipAnswers(context)),
      ...(await listAnswers(context, retrieved)),
      ...(await archiveAnswers(context, retrieved)),
    ],
  };
}
