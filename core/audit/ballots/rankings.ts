import { type TypedDataDomain } from "ethers";
import { INTERFACES } from "../../contracts/index.js";
import { decodeRanking, optionsDigest, rankedBallotTypedData } from "../../motions/index.js";
import { splitRankedBallots } from "../../motions/ranked-batch.js";
import { TypedDigest } from "../typed-digest.js";
import { type KindOf, textOf } from "./ballot-kind.js";
import { BatchShelf } from "./batch-shelf.js";

/**
 * Rankings of all that is on a ballot, as the amendments take them.
 *
 * @param optionsOf - the texts on the ballot of a motion in order of place, zero where none stands.
 */
export function rankings(
  domain: TypedDataDomain,
  amendments: string,
  optionsOf: (motion: bigint) => readonly bigint[],
): KindOf<"ranked"> {
  const anybody = { motion: 0n, options: [], ranking: [], voter: "", reason: "" };
  const typed = new TypedDigest(domain, rankedBallotTypedData(domain, anybody).types);
  const batches = new BatchShelf(splitRankedBallots);
  return ({ motion, ranking, voter, reason }) => {
    const options = optionsOf(motion);
    const digestWith = (bytes: unknown) => () =>
      typed.of({
        ...rankedBallotTypedData(domain, {
          ...{ motion, options, voter, reason },
          ranking: decodeRanking(ranking),
        }).message,
        reason: bytes,
      });
    return {
      abi: INTERFACES.amendments,
      address: amendments,
      own: {
        castRankedVote: ([id, paper, ranks, words]) =>
          id === motion &&
          paper === optionsDigest(options) &&
          Number(ranks) === ranking &&
          textOf(words) === reason,
      },
      signed: {
        castRankedVoteBySig: ([id, ranks, by, words, signature]) =>
          id === motion && by === voter
            ? {
                signature: signature as string,
                digest: digestWith(words),
                says: Number(ranks) === ranking && textOf(words) === reason,
              }
            : undefined,
      },
      batch: "castRankedVotesBySig",
      itemsOf: ([id, bytes], numbers) =>
        id === motion
          ? batches.find(bytes as string, numbers).map(({ choice, signature }) => ({
              signature,
              digest: digestWith("0x"),
              says: choice === ranking && reason === "",
            }))
          : [],
    };
  };
}
