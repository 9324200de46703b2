import { type TypedDataDomain } from "ethers";
import { INTERFACES } from "../../contracts/index.js";
import { rankedBallotTypedData, ranksOfBytes } from "../../elections/index.js";
import { splitRankings } from "../../elections/ranked-batch.js";
import { TypedDigest } from "../typed-digest.js";
import type { KindOf } from "./ballot-kind.js";
import { BatchShelf } from "./batch-shelf.js";

/**
 * Ballots of elections and recalls, as the ballot box takes them.
 *
 * @param candidatesOf - all alternatives of a ballot but the first, as its paper lists them.
 */
export function electionBallots(
  domain: TypedDataDomain,
  ballotBox: string,
  candidatesOf: (ballotId: string) => readonly string[],
): KindOf<"election"> {
  const anybody = { ballotId: "", candidates: [], ranks: [0], voter: "", sequence: 0 };
  const typed = new TypedDigest(domain, rankedBallotTypedData(domain, anybody).types);
  const shelves = new Map<number, BatchShelf<ReturnType<typeof splitRankings>[number]>>();
  const shelfOf = (alternatives: number) => {
    const known = shelves.get(alternatives);
    if (known !== undefined) return known;
    const shelf = new BatchShelf((bytes) => splitRankings(bytes, alternatives));
    shelves.set(alternatives, shelf);
    return shelf;
  };
  return ({ ballotId, ranks, voter, sequence }) => {
    const candidates = candidatesOf(ballotId);
    const digest = () => typed.of({ ballotId, candidates, ranks, voter, sequence });
    const same = (found: readonly number[], number: unknown) =>
      Number(number) === sequence && found.join() === ranks.join();
    return {
      abi: INTERFACES.ballotBox,
      address: ballotBox,
      own: {
        castBallot: ([id, bytes, number]) =>
          id === ballotId && same(ranksOfBytes(bytes as string), number),
      },
      signed: {
        castBallotBySig: ([id, by, bytes, number, signature]) =>
          id === ballotId && by === voter
            ? {
                signature: signature as string,
                digest,
                says: same(ranksOfBytes(bytes as string), number),
              }
            : undefined,
      },
      batch: "castBallotsBySig",
      itemsOf: ([id, bytes], numbers) =>
        id === ballotId
          ? shelfOf(candidates.length + 1)
              .find(bytes as string, numbers)
              .map((item) => ({
                signature: item.signature,
                digest,
                says: same(item.ranks, item.sequence),
              }))
          : [],
    };
  };
}
