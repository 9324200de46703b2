import { readOffices } from "../../../core/elections/index.js";
import { electionPhase } from "../../../core/elections/index.js";
import { formatDate, formatPeriod } from "../../../core/format/index.js";
import type { Person } from "../cast.js";
import type { Stage } from "../stage.js";
import type { DemoElection } from "./demo-election.js";
import { leaveVacant } from "./leave-vacant.js";
import { rankCandidates } from "./rank-candidates.js";
import { acceptAll, nominateAll } from "./stand.js";
import { advanceTo, call } from "./take-part.js";

/** How many stand. */
const NOMINEES = 3;

/**
 * Three stand for an office, two of them beat "re-open nominations" and are seated as far as there are seats; the best
 * resigns, and nobody wants to follow. A coalition without offices elects nobody.
 */
export async function elect(stage: Stage): Promise<DemoElection[]> {
  const offices = (await readOffices(stage.contracts)).filter(({ open }) => open);
  const office = offices.find(({ terms }) => terms.seats <= NOMINEES) ?? offices[0];
  if (office === undefined) {
    stage.output.line("The coalition has no offices, so nobody is elected.");
    return [];
  }
  const election = await hold(stage, office, stage.newcomers.slice(0, NOMINEES));
  return [election, await leaveVacant(stage, election)];
}

/** One election from its call to the seats: of the nominees the first two beat "re-open nominations". */
export async function hold(
  stage: Stage,
  office: DemoElection["office"],
  nominees: readonly Person[],
): Promise<DemoElection> {
  const { chain, output } = stage;
  const election = await call(stage, office, "seated");
  await nominateAll(stage, election, nominees);
  await acceptAll(stage, election);
  const [first, second] = election.nominees;
  election.elected = [first, second].flatMap((nominee) => nominee?.address ?? []);

  const { ballots } = await advanceTo(stage, election, "ballot");
  const ballot = ballots.at(-1);
  if (ballot === undefined) throw new Error("there is no ballot");
  await rankCandidates(stage, election, ballot);

  const { rules } = await advanceTo(stage, election, "provisional");
  output.line(`The result may be challenged for ${formatPeriod(rules.challenge)}; nobody does.`);
  const seated = await advanceTo(stage, election, "seated");
  election.seatedInBlock = await chain.provider.getBlockNumber();
  const now = await chain.now();
  output.line(`On ${formatDate(now)}: ${electionPhase(seated, BigInt(now)).sentence}`);
  return election;
}
