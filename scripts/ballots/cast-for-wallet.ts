import { Signature } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import {
  ballotDomain,
  encodeRanking,
  type Motion,
  rankedBallotDomain,
  SUPPORT,
  type SupportName,
} from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { plainBallot, rankedBallotOf, type UnsignedBallot } from "../../core/via/index.js";
import type { RankedChoice } from "./ballot-choice.js";
import type { Casting } from "./cast-ballot.js";

/** The signature of `--as` under a ballot of another account. */
export async function signUnder(
  context: Context,
  { typedData: { domain, types, message } }: UnsignedBallot,
): Promise<string> {
  const { signer } = await context.network();
  const signature = await (await signer()).signTypedData(domain, types, message);
  return Signature.from(signature).serialized;
}

/** A ballot of a contract account, which its owner signs; the contract says whether it takes that (ERC-1271). */
export async function castForWallet(
  context: Context,
  contracts: CoalitionContracts,
  ballot: { motion: Motion; wallet: string; reason: string | undefined } & (
    { ranked: RankedChoice } | { ranked: undefined; choice: SupportName }
  ),
): Promise<Casting> {
  const { governor, amendments } = contracts;
  const { wallet: voter, reason = "" } = ballot;
  const motion = ballot.motion.id;
  if (ballot.ranked !== undefined) {
    const { options, ranking } = ballot.ranked;
    const domain = await rankedBallotDomain(amendments);
    const unsigned = rankedBallotOf(domain, { motion, options, ranking, voter, reason });
    const signature = await signUnder(context, unsigned);
    const values = [motion, encodeRanking(ranking), voter, reason, signature] as const;
    return {
      attempt: () => amendments.castRankedVoteBySig.staticCall(...values),
      send: () => amendments.castRankedVoteBySig(...values),
    };
  }
  if (reason !== "") {
    throw new DaoError("BALLOT_WITH_REASON", "A signed ballot carries no reason.", {
      hint: "Leave --reason out; only rankings of several options carry one when they are signed.",
    });
  }
  const support = ballot.choice;
  const unsigned = plainBallot(await ballotDomain(governor), { motion, support, voter });
  const values = [motion, SUPPORT[support], voter, await signUnder(context, unsigned)] as const;
  return {
    attempt: () => governor.castVoteBySig.staticCall(...values),
    send: () => governor.castVoteBySig(...values),
  };
}
