import { id as keccakOf } from "ethers";
import { formatDate, quote } from "../../../core/format/index.js";
import { callLists } from "../../../core/motions/index.js";
import { explainRevert } from "../../../core/refusals/index.js";
import { done, type Stage } from "../stage.js";
import type { DemoMotion, DemoText } from "./demo-motion.js";

/** OpenZeppelin's numbers for the states of a proposal. */
const STATE = { defeated: 3n, succeeded: 4n };

/** Texts that somebody tried to queue though they had lost. */
export interface RefusedText {
  id: bigint;
  /** Code of the refusal. */
  code: string;
}

/**
 * The votes close; what passed is queued, waits in the timelock and is executed, what lost is refused, and the result of
 * a poll is recorded either way. Anybody may do all of it.
 */
export async function carryOut(
  stage: Stage,
  motions: readonly DemoMotion[],
): Promise<RefusedText[]> {
  const { chain, contracts, output } = stage;
  const anybody = contracts.governor.connect(stage.anybody);
  const later = async (times: Promise<bigint>[]) => {
    const latest = Math.max(...(await Promise.all(times)).map(Number)) + 1;
    if (latest > (await chain.now())) await chain.travelTo(latest);
  };
  await later(motions.map(({ id }) => anybody.proposalDeadline(id)));
  output.line(`On ${formatDate(await chain.now())} every vote is over.`);

  const passed: DemoText[] = [];
  const refused: RefusedText[] = [];
  for (const motion of motions) {
    for (const text of [motion, ...motion.rivals]) {
      if ((await anybody.state(text.id)) === STATE.succeeded) {
        await done(anybody.queue(...contentOf(text)));
        passed.push(text);
      } else if (motion.rivals.length > 0) refused.push(await tryInVain(stage, text));
    }
    await recordPoll(stage, motion);
  }
  output.line(`${passed.length} of ${motions.length} motions passed and wait in the timelock.`);
  if (passed.length === 0) return refused;

  await later(passed.map(({ id }) => anybody.proposalEta(id)));
  for (const text of passed) {
    await done(anybody.execute(...contentOf(text)));
    output.line(`${quote(text.title)} was executed.`);
  }
  return refused;
}

/** As `queue` and `execute` take a text. */
function contentOf({ actions, description }: DemoText): [string[], bigint[], string[], string] {
  const { targets, values, calldatas } = callLists(actions);
  return [targets, values, calldatas, keccakOf(description)];
}

/** Somebody wants a text of an amended motion carried out that did not win. */
async function tryInVain(
  { anybody, contracts, output }: Stage,
  text: DemoText,
): Promise<RefusedText> {
  const governor = contracts.governor.connect(anybody);
  try {
    await governor.queue.staticCall(...contentOf(text));
  } catch (error) {
    const refusal = explainRevert(error);
    if (refusal === undefined) throw error;
    output.line(`${quote(text.title)} cannot be carried out: ${refusal.message}`);
    return { id: text.id, code: refusal.code };
  }
  return { id: text.id, code: "" };
}

/** Carried, a poll records itself; what was not carried, anybody records. */
async function recordPoll(
  { anybody, contracts, output }: Stage,
  { id, title, effect, description }: DemoMotion,
): Promise<void> {
  if (!("poll" in effect) || (await contracts.governor.state(id)) !== STATE.defeated) return;
  await done(contracts.archive.connect(anybody).recordPoll(effect.poll, keccakOf(description)));
  output.line(`${quote(title)} was not carried; its result was recorded all the same.`);
}
