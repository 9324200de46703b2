import { isDeepStrictEqual } from "node:util";
import {
  type ElectionRecount,
  type ElectionRecord,
  readElections,
  recountElection,
} from "../../../core/elections/index.js";
import type { Checks } from "../checks.js";
import type { DemoElection } from "../elections/demo-election.js";
import type { Stage } from "../stage.js";
import { type ElectionRow, electionRow } from "./election-row.js";
import { verifyAcceptance, verifyBallots } from "./election-ballots.js";
import { verifyOffices, verifySeats, verifyVacancy } from "./offices.js";

export type { ElectionRow };

/** Nominations are reopened so often before a seat stays vacant. */
const EXTENSIONS = 2;

/** Counts every election again from the logs and compares it with the contracts and the story. */
export async function verifyElections(
  stage: Stage,
  story: readonly DemoElection[],
  checks: Checks,
): Promise<ElectionRow[]> {
  const { contracts, output } = stage;
  const range = { fromBlock: 0 };
  const elections = await readElections(contracts, range);
  checks.add(`the chain knows ${story.length} elections`, elections.length === story.length);
  const bar = output.progress("Recounting", story.length);
  const rows: ElectionRow[] = [];
  for (const told of story) {
    const record = elections.find(({ id }) => id === told.id);
    const name = `the election to ${told.office.name} (${told.ending})`;
    if (!checks.add(`${name} is on the chain`, record !== undefined) || record === undefined)
      continue;
    const counted = await recountElection(contracts, record, range);
    checks.add(
      `the recount of ${name} agrees with the contracts (${counted.differences.join(" ")})`,
      counted.agrees,
    );
    const signedBallots = await verifyElection(stage, told, record, counted, checks);
    rows.push({ ...electionRow(counted), signedBallots });
    bar.update(rows.length);
  }
  bar.stop();
  await verifyOffices(stage, checks);
  return rows;
}

/** @returns how many ballots came signed in a batch. */
async function verifyElection(
  stage: Stage,
  told: DemoElection,
  record: ElectionRecord,
  counted: ElectionRecount,
  checks: Checks,
): Promise<number> {
  const { office, ending, nominees, elected } = told;
  checks.add(
    `${nominees.length} were nominated to be ${office.name}, with seconds enough`,
    isDeepStrictEqual(
      record.nominees.map(({ account }) => account),
      nominees.map(({ address }) => address),
    ) && record.nominees.every(({ seconders }) => seconders.length >= record.rules.secondsNeeded),
  );
  checks.add(`the election to ${office.name} ends ${ending}`, counted.phase.stage === ending);
  if (ending === "vacant") {
    checks.add(
      `nominations to ${office.name} were reopened ${EXTENSIONS} times, and there was no ballot`,
      record.extensions === EXTENSIONS && counted.runs.length === 0 && record.seated.length === 0,
    );
    await verifyVacancy(stage, told, record, checks);
    return 0;
  }
  const [run] = counted.runs;
  checks.add(
    `${elected.length} of ${nominees.length} beat "re-open nominations" in the election to ${office.name}`,
    run?.quorate === true && isDeepStrictEqual(run.order, elected),
  );
  await verifyAcceptance(stage, told, checks);
  await verifySeats(stage, told, record, checks);
  return verifyBallots(stage, told, run, checks);
}
