import { pairwiseMatrix } from "../../counting/index.js";
import type { ElectionRecord } from "../../elections/election.js";
import { calledElection, CHANGES, type ElectionEvent } from "../../elections/replay-election.js";
import {
  petitionedRecall,
  RECALL_CHANGES,
  type RecallEvent,
} from "../../elections/read-recalls.js";
import type { RecallRecord } from "../../elections/recall.js";
import { ranksOfBytes } from "../../elections/ranked-ballot.js";
import { electionRulesOf } from "../../elections/terms.js";
import { type ChainEvent, numberOf, placeOf } from "../event.js";
import { plainOf, recordOf } from "../plain.js";
import type { Json, StateStore } from "../store.js";
import { tables } from "../tables.js";
import { type Folds, nothing } from "./fold.js";
import { addTo } from "./matrix.js";
import { officeHistory } from "./offices.js";

const { elections, electionOrder, seatings, recalls, recallOrder, settings } = tables;
const { ballotPapers, rankings } = tables;

export const electionsFolds: Folds = {
  ElectionCalled: async (store, event) => {
    const { args, block } = event;
    const office = await officeHistory(store, args.officeId as string);
    const called = calledElection({ args, log: { blockNumber: block } }, office?.name);
    await elections.put(store, called.id, plainOf(called));
    await electionOrder.put(store, placeOf(event), { id: called.id });
  },
  ElectionRulesSet: (store, { args }) =>
    settings.put(store, "electionRules", plainOf(electionRulesOf(args.rules as never))),
  ...Object.fromEntries(Object.keys(CHANGES).map((name) => [name, changeElection])),
};

async function changeElection(store: StateStore, event: ChainEvent): Promise<void> {
  const id = event.args.electionId as string;
  const election = recordOf<ElectionRecord>(await elections.need(store, id));
  CHANGES[event.name as ElectionEvent](election, event.args);
  const row = plainOf(election) as { [field: string]: Json };
  if (event.name === "ElectionEnded") {
    const seating = await seatings.get(store, election.officeId);
    if (seating?.tx === event.tx)
      Object.assign(row, { seated: seating.seated, passedOver: seating.passedOver });
  }
  await elections.put(store, id, row);
}

export const recallsFolds: Folds = {
  RecallPetitioned: async (store, event) => {
    const { args, block, time } = event;
    const officeId = args.officeId as string;
    const name = (await officeHistory(store, officeId))?.name;
    const names = new Map(name === undefined ? [] : [[officeId, name]]);
    const recall = petitionedRecall({ args, log: { blockNumber: block } }, names, BigInt(time));
    await recalls.put(store, recall.id, plainOf(recall));
    await recallOrder.put(store, placeOf(event), { id: recall.id });
  },
  RecallSigned: changeRecall,
  RecallVoteOpened: changeRecall,
  RecallConcluded: changeRecall,
};

async function changeRecall(store: StateStore, { name, args }: ChainEvent): Promise<void> {
  const id = args.recallId as string;
  const recall = recordOf<RecallRecord>(await recalls.need(store, id));
  RECALL_CHANGES[name as RecallEvent](recall, args);
  await recalls.put(store, id, plainOf(recall));
}

export const ballotBoxFolds: Folds = {
  BallotOpened: (store, { args }) => {
    const id = args.ballotId as string;
    return ballotPapers.put(store, id, {
      id,
      candidates: args.candidates as string[],
      snapshot: numberOf(args.snapshot),
      opensAt: numberOf(args.opensAt),
      closesAt: numberOf(args.closesAt),
      ballots: 0,
      preferred: pairwiseMatrix([], (args.candidates as string[]).length + 1),
    });
  },
  BallotCast: async (store, { args, time, tx }) => {
    const [id, voter] = [args.ballotId as string, args.voter as string];
    const key = `${id}/${voter}`;
    const ranks = ranksOfBytes(args.ranks as string);
    const replaced = await rankings.get(store, key);
    await ballotPapers.change(store, id, (paper) => {
      const alternatives = paper.candidates.length + 1;
      // A later ballot takes the place of the earlier.
      if (replaced === undefined) paper.ballots += 1;
      else addTo(paper.preferred, pairwiseMatrix([replaced.ranks], alternatives), -1);
      addTo(paper.preferred, pairwiseMatrix([ranks], alternatives), 1);
    });
    const sequence = numberOf(args.sequence);
    await rankings.put(store, key, { voter, ranks, sequence, castAt: time, tx });
  },
  // A ballot that did not count.
  RankedBallotSkipped: nothing,
};
