import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type DecodedLog,
} from "../contracts/index.js";
import { unpackMatrix } from "../counting/index.js";
import { DaoError } from "../errors.js";
import { countOf, formatCount, shortHash } from "../format/index.js";
import { readElectorate } from "../members/index.js";
import type { ElectionContracts } from "./contracts.js";
import { countRankings, type CastRanking, type RankingCount } from "./count-rankings.js";
import { ranksOfBytes } from "./ranked-ballot.js";

/** One ballot of the ballot box counted again from logs, beside what the box says. */
export interface BallotRecount extends RankingCount {
  ballotId: string;
  /** All alternatives but the first, as the paper lists them. */
  candidates: string[];
  /** Who may vote is fixed at this moment; this and the others are timestamps in seconds. */
  snapshot: bigint;
  opensAt: bigint;
  closesAt: bigint;
  /** How many had a vote. */
  electorate: number;
  /** Where the logs and the box differ, one line each. */
  differences: string[];
}

type BallotContracts = Pick<ElectionContracts, "ballotBox" | "membership">;

/**
 * Counts a ballot again: paper, electorate, ballots and times from logs alone, the arithmetic from the written rules.
 *
 * @param range - must begin at the coalition's deployment or before.
 * @throws DaoError `BALLOT_UNKNOWN`
 */
export async function recountBallot(
  contracts: BallotContracts,
  ballotId: string,
  range: BlockRange & { toBlock: number },
): Promise<BallotRecount> {
  const { ballotBox } = contracts;
  const logs = await readLogs(ballotBox, range, ["BallotOpened", "BallotCast"], {
    field: "ballotId",
    values: new Set([ballotId]),
  });
  const opened = logs.find(({ name }) => name === "BallotOpened")?.args;
  if (opened === undefined) {
    throw new DaoError("BALLOT_UNKNOWN", `The logs know of no ballot ${shortHash(ballotId)}.`, {
      hint: "Start reading at the block the coalition was deployed in; check the network.",
    });
  }
  const candidates = opened.candidates as string[];
  const snapshot = opened.snapshot as bigint;
  const [opensAt, closesAt] = [opened.opensAt as bigint, opened.closesAt as bigint];
  const [electorate, ballots] = await Promise.all([
    readElectorate(contracts, snapshot, range),
    rankingsIn(
      contracts,
      logs.filter(({ name }) => name === "BallotCast"),
    ),
  ]);
  const alternatives = candidates.length + 1;
  const count = countRankings({ alternatives, electorate, opensAt, closesAt, ballots });
  const box = await boxFigures(contracts, ballotId, alternatives, range.toBlock);
  return {
    ballotId,
    ...{ candidates, snapshot, opensAt, closesAt },
    electorate: electorate.size,
    ...count,
    differences: [...count.objections, ...differencesOf(count, box)],
  };
}

async function rankingsIn(
  { ballotBox }: BallotContracts,
  logs: readonly DecodedLog[],
): Promise<CastRanking[]> {
  const blocks = logs.map(({ log }) => log.blockNumber);
  const times = await readBlockTimes(providerOf(ballotBox), blocks);
  return logs.map(({ args, log }) => ({
    voter: args.voter as string,
    ranks: ranksOfBytes(args.ranks as string),
    sequence: Number(args.sequence),
    castAt: times.get(log.blockNumber) ?? 0n,
  }));
}

interface BoxFigures {
  ballots: number;
  matrix: number[][];
}

async function boxFigures(
  { ballotBox }: BallotContracts,
  ballotId: string,
  alternatives: number,
  blockTag: number,
): Promise<BoxFigures> {
  const { ballots, matrix } = await ballotBox.result(ballotId, { blockTag });
  return { ballots: Number(ballots), matrix: unpackMatrix(matrix, alternatives) };
}

function differencesOf(count: RankingCount, box: BoxFigures): string[] {
  const differences: string[] = [];
  if (count.ballots !== box.ballots)
    differences.push(
      `The logs give ${countOf(count.ballots, "ballot")}, the ballot box says ${formatCount(box.ballots)}.`,
    );
  for (const [i, row] of count.matrix.entries())
    for (const [j, counted] of row.entries()) {
      const kept = box.matrix[i]?.[j];
      if (kept !== counted)
        differences.push(
          `By the logs ${formatCount(counted)} prefer alternative ${i} to ${j}, the ballot box says ${formatCount(kept ?? 0)}.`,
        );
    }
  return differences;
}
