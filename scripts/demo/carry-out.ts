import { id as keccakOf } from "ethers";
import { formatDate } from "../../core/format/index.js";
import { callLists } from "../../core/motions/index.js";
import type { DemoMotion } from "./move.js";
import { done, type Stage } from "./stage.js";

/** OpenZeppelin's numbers for the states of a proposal. */
const SUCCEEDED = 4n;

/** The votes close; what passed is queued, waits in the timelock and is executed. Anybody may do all of it. */
export async function carryOut(stage: Stage, motions: readonly DemoMotion[]): Promise<void> {
  const { chain, contracts, output } = stage;
  const anybody = contracts.governor.connect(stage.anybody);
  const later = async (times: Promise<bigint>[]) => {
    const latest = Math.max(...(await Promise.all(times)).map(Number)) + 1;
    if (latest > (await chain.now())) await chain.travelTo(latest);
  };
  await later(motions.map(({ id }) => anybody.proposalDeadline(id)));
  output.line(`On ${formatDate(await chain.now())} every vote is over.`);

  const passed: DemoMotion[] = [];
  for (const motion of motions) {
    if ((await anybody.state(motion.id)) !== SUCCEEDED) continue;
    const { targets, values, calldatas } = callLists(motion.actions);
    await done(anybody.queue(targets, values, calldatas, keccakOf(motion.description)));
    passed.push(motion);
  }
  output.line(`${passed.length} of ${motions.length} motions passed and wait in the timelock.`);
  if (passed.length === 0) return;

  await later(passed.map(({ id }) => anybody.proposalEta(id)));
  for (const { title, actions, description } of passed) {
    const { targets, values, calldatas } = callLists(actions);
    await done(anybody.execute(targets, values, calldatas, keccakOf(description)));
    output.line(`"${title}" was executed.`);
  }
}
