import { declineNomination, electionPhase, resign } from "../../../core/elections/index.js";
import { formatDate, shortAddress } from "../../../core/format/index.js";
import { votersOf, type Stage } from "../stage.js";
import type { DemoElection } from "./demo-election.js";
import { nominateAll } from "./stand.js";
import { advanceTo, call, perform, recordOf } from "./take-part.js";

/** The best of those elected resigns; in the by-election the only nominee declines, and the seat stays vacant. */
export async function leaveVacant(stage: Stage, earlier: DemoElection): Promise<DemoElection> {
  const { chain, contracts, output } = stage;
  const { office, nominees } = earlier;
  const [officer] = nominees;
  const nominee = votersOf(stage).find((voter) => !nominees.includes(voter));
  if (officer === undefined || nominee === undefined) throw new Error("nobody is left to elect");
  await perform(officer.signer, resign(contracts, office));
  earlier.resigned = officer.address;
  output.line(`${shortAddress(officer.address)} resigns as ${office.name}.`);

  const election = await call(stage, office, "vacant");
  await nominateAll(stage, election, [nominee]);
  const record = await recordOf(stage, election);
  await perform(nominee.signer, declineNomination(contracts, record));
  output.line(`    ${shortAddress(nominee.address)} declines, and nobody else is nominated.`);
  const vacant = await advanceTo(stage, election, "vacant");
  election.leftVacantInBlock = await chain.provider.getBlockNumber();
  const now = await chain.now();
  output.line(
    `On ${formatDate(now)}, nominations having been reopened ${vacant.extensions} times: ` +
      electionPhase(vacant, BigInt(now)).sentence,
  );
  return election;
}
