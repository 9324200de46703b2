import { type HDNodeWallet, toBeHex } from "ethers";
import { signBallot } from "../../../core/motions/index.js";
import { ethers, foundCoalition } from "../../fixture/coalition.js";
import { openVote } from "../../fixture/motions.js";
import { enrolNewVoters } from "../../governance/electorate.js";
import { withMotion } from "../../governance/open-vote.js";

/** What ContractWallet can be told to answer. */
export const Answer = { Refuse: 1, BurnGas: 3, Short: 5 };

/** A motion in its vote, and the ballot of a wallet contract on it. */
export async function walletVotes() {
  const founded = await foundCoalition();
  const owner = founded.strangers[1]!;
  const wallet = await ethers.deployContract("ContractWallet", [owner]);
  await enrolNewVoters(founded, [await wallet.getAddress()]);
  const c = await withMotion(founded);
  await openVote(c, c.motion);
  const voter = await wallet.getAddress();
  const signed = {
    getAddress: () => Promise.resolve(voter),
    signTypedData: owner.signTypedData.bind(owner),
  };
  const signature = await signBallot(
    signed as unknown as HDNodeWallet,
    c.governor as never,
    c.motion.id,
    1,
  );
  const motion = toBeHex(c.motion.id, 32);
  const ballot = { kind: "motion", motion, support: "for", voter, signature: signature.serialized };
  return { c, wallet, ballot };
}
