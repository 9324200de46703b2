import {
  castRanking,
  petitionRecall,
  readRecalls,
  type RecallRecord,
  signPetition,
} from "../../../core/elections/index.js";
import type { Person } from "../../demo/cast.js";
import { perform } from "../../demo/elections/take-part.js";
import type { Stage } from "../../demo/stage.js";
import { officeCalled } from "./past.js";

const OFFICE = "co-leader";
const REASON = "No call was held since May, and questions about it were not answered.";
/** Ranks of "keep" and "recall". */
const [KEEP, RECALL] = [
  [1, 2],
  [2, 1],
];

/**
 * Voters ask to recall an officer until the vote opens, and some cast their ballots. @returns the id of the recall.
 *
 * @param voters - the first of them petitions.
 */
export async function petitionForRecall(
  stage: Stage,
  holder: Person,
  voters: readonly Person[],
): Promise<string> {
  const { contracts } = stage;
  const [petitioner, ...others] = voters;
  if (petitioner === undefined) throw new Error("nobody petitions");
  const office = await officeCalled(stage, OFFICE);
  const asked = petitionRecall(contracts, office, { holder: holder.address, reason: REASON });
  await perform(petitioner.signer, asked);
  // The electorate is asked of the moment before the petition.
  await stage.chain.travel(1);
  const { needed, ...recall } = await latest(stage);
  for (const { signer } of others.slice(0, needed - 1))
    await perform(signer, signPetition(contracts, { ...recall, needed } as RecallRecord));
  const { id } = recall;
  await stage.chain.travel(1);
  for (const [index, { signer }] of voters.slice(0, 5).entries()) {
    const ranks = index === 3 ? KEEP : RECALL;
    await perform(
      signer,
      castRanking(contracts, { ballotId: id, ranks: ranks ?? [], sequence: 1 }),
    );
  }
  return id;
}

async function latest({ contracts }: Stage): Promise<RecallRecord> {
  const recall = (await readRecalls(contracts, { fromBlock: 0 })).at(-1);
  if (recall === undefined) throw new Error("there is no recall");
  return recall;
}
