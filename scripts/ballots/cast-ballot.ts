import type { ContractTransactionResponse } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { formatMoment, formatMotionId } from "../../core/format/index.js";
import {
  encodeRanking,
  type Motion,
  optionsDigest,
  SUPPORT,
  type SupportName,
} from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findText, motionOf } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";
import { castForWallet } from "./cast-for-wallet.js";
import { type Choice, rankedChoice, type RankedChoice, textOf } from "./ballot-choice.js";

/** How a ballot gets to the chain. */
export interface Casting {
  attempt(): Promise<unknown>;
  send(): Promise<ContractTransactionResponse>;
}

/** Casts the account's own ballot, or that of a contract account of which it is the owner. */
export async function castBallot(
  context: Context,
  {
    motion: given,
    reason,
    wallet,
    ...choice
  }: { motion: string; reason: string | undefined; wallet: string | undefined } & Choice,
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { account } = await context.network();
  const named = await findText(context, given);
  const motion = await motionOf(context, named);
  const ranked =
    motion.amended || choice.rank !== undefined
      ? await rankedChoice(contracts, motion, named, choice)
      : undefined;
  // Over a relay a vote on one text goes as the ranking it means, which shares a transaction with other rankings.
  const carried = ranked !== undefined && context.settings.via !== undefined;
  const casting =
    wallet !== undefined
      ? await castForWallet(context, contracts, {
          ...{ motion, wallet, reason },
          ...(choice.choice === undefined || ranked !== undefined
            ? { ranked: ranked as RankedChoice }
            : { ranked: undefined, choice: choice.choice }),
        })
      : choice.choice === undefined || carried
        ? castRanking(contracts, motion, ranked as RankedChoice, reason)
        : castSupport(contracts, textOf(motion, named), choice.choice, reason);
  await casting.attempt();
  const subject =
    choice.choice === undefined ? "rank the options of" : `vote "${choice.choice}" on`;
  context.preview([
    `You, ${account},${wallet === undefined ? "" : ` for the contract ${wallet},`} ${subject}:`,
    ...introduceMotion(contracts, choice.choice === undefined ? motion : named),
    ...(ranked === undefined ? [] : [ranked.line]),
    ...(reason === undefined ? [] : [`Your reason, published: ${reason}`]),
    `The vote closes ${formatMoment(await contracts.governor.proposalDeadline(motion.id))}. A ballot once cast stands.`,
  ]);
  await context.confirm(
    choice.choice === undefined ? "Cast this ballot?" : `Vote "${choice.choice}"?`,
  );
  const receipt = await context.send("Ballot cast", () => casting.send());
  return {
    motion: formatMotionId(motion.id),
    title: motion.title,
    voter: wallet ?? account,
    choice: choice.choice,
    ranking: ranked?.words,
    reason,
    transaction: receipt.hash,
  };
}

/** A vote on one text, as any client of the governor casts it. */
function castSupport(
  { governor }: CoalitionContracts,
  text: bigint,
  choice: SupportName,
  reason: string | undefined,
): Casting {
  const support = SUPPORT[choice];
  return reason === undefined
    ? {
        attempt: () => governor.castVote.staticCall(text, support),
        send: () => governor.castVote(text, support),
      }
    : {
        attempt: () => governor.castVoteWithReason.staticCall(text, support, reason),
        send: () => governor.castVoteWithReason(text, support, reason),
      };
}

function castRanking(
  { amendments }: CoalitionContracts,
  { id }: Motion,
  { options, ranking }: RankedChoice,
  reason = "",
): Casting {
  const ballot = [id, optionsDigest(options), encodeRanking(ranking), reason] as const;
  return {
    attempt: () => amendments.castRankedVote.staticCall(...ballot),
    send: () => amendments.castRankedVote(...ballot),
  };
}
