import { pairwiseMatrix } from "../../counting/index.js";
import type { Support } from "../../motions/ballot.js";
import { standingOf } from "../../motions/cast-ballot.js";
import { decodeRanking, rankingOfVote } from "../../motions/ranking.js";
import { type ChainEvent, motionKey, numberOf } from "../event.js";
import type { StateStore } from "../store.js";
import { tables, type BallotRow, type MotionRow } from "../tables.js";
import { addTo } from "./matrix.js";

const { texts, motions, ballots } = tables;

const NONE = motionKey(0n);

/** A vote on one text: its own question, or one of several on a ballot. */
export async function castVote(store: StateStore, event: ChainEvent): Promise<void> {
  const { args } = event;
  const text = motionKey(args.proposalId);
  const support = numberOf(args.support);
  const { motion } = await texts.need(store, text);
  const row = await motions.need(store, motion);
  const on = row.fixed?.texts.map((each) => (each === NONE ? undefined : 1n)) ?? [1n];
  const place = row.fixed === undefined ? 1 : row.fixed.texts.indexOf(text) + 1;
  const ranks = rankingOfVote(support as Support, place, standingOf(on));
  await count(store, row, event, { ranks, vote: { text, support } });
}

/** A ranking of all that is on the ballot. */
export async function castRankedVote(store: StateStore, event: ChainEvent): Promise<void> {
  const row = await motions.need(store, motionKey(event.args.motion));
  const places = row.fixed?.texts.length ?? 1;
  const ranks = decodeRanking(event.args.ranking as bigint).slice(0, places + 1);
  await count(store, row, event, { ranks });
}

/** What the first ballot found on the paper, which nothing changes any more. */
export async function fixBallot(store: StateStore, { args }: ChainEvent): Promise<void> {
  const options = (args.options as bigint[]).map(motionKey);
  await motions.change(store, motionKey(args.motion), (row) => {
    row.fixed = { texts: options, quorum: numberOf(args.quorum) };
    row.preferred = pairwiseMatrix([], options.length + 1).map((sums) => [...sums]);
  });
}

async function count(
  store: StateStore,
  row: MotionRow,
  { args, time, tx }: ChainEvent,
  cast: Pick<BallotRow, "ranks" | "vote">,
): Promise<void> {
  const voter = args.voter as string;
  const ballot = { voter, castAt: time, tx, reason: args.reason as string, ...cast };
  await ballots.put(store, `${row.id}/${voter}`, ballot);
  row.ballots += 1;
  addTo(row.preferred, pairwiseMatrix([cast.ranks], row.preferred.length), 1);
  await motions.put(store, row.id, row);
}
