import { Signature, type TypedDataDomain, type Wallet } from "ethers";
import { ballotTypedData, type Support } from "../../core/motions/ballot.js";

/**
 * Signs a ballot. Both sides use OpenZeppelin's `Ballot`; ours always has nonce 0, the baseline's counts up.
 */
export async function signPaper(
  voter: Wallet,
  domain: TypedDataDomain,
  { proposalId, support, nonce = 0n }: { proposalId: bigint; support: Support; nonce?: bigint },
): Promise<Signature> {
  const ballot = { proposalId, support, voter: voter.address };
  const { types, message } = ballotTypedData(domain, ballot);
  return Signature.from(await voter.signTypedData(domain, types, { ...message, nonce }));
}
