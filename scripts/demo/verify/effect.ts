import { isDeepStrictEqual } from "node:util";
import { documentId, readDocuments, readResolutions } from "../../../core/archive/index.js";
import { readLogs } from "../../../core/contracts/index.js";
import type { Recount } from "../../../core/motions/index.js";
import type { Checks } from "../checks.js";
import type { DemoText, Effect } from "../motions/demo-motion.js";
import type { Stage } from "../stage.js";

const RANGE = { fromBlock: 0 };

/** The archive holds what a text put there if it was executed; of a poll, its result as it was counted. */
export async function verifyEffect(
  stage: Stage,
  { id, title, effect }: DemoText,
  executed: boolean,
  counted: Recount,
  checks: Checks,
): Promise<void> {
  if ("poll" in effect) {
    checks.add(
      `the result of "${title}" is in the archive as it was counted`,
      await isRecorded(stage, id, effect.poll, executed, counted),
    );
    return;
  }
  checks.add(
    `"${title}" ${executed ? "took effect" : "had no effect"} in the archive`,
    (await hasHappened(stage, effect)) === executed,
  );
}

async function isRecorded(
  { contracts }: Stage,
  id: bigint,
  question: string,
  carried: boolean,
  { ballots, preferred }: Recount,
): Promise<boolean> {
  const logs = await readLogs(contracts.archive, RANGE, ["PollRecorded"]);
  const [result, another] = logs.filter(({ args }) => args.proposalId === id);
  if (result === undefined || another !== undefined) return false;
  const recorded = (result.args.preferred as bigint[][]).map((row) => row.map(Number));
  return (
    result.args.text === question &&
    result.args.carried === carried &&
    result.args.ballots === BigInt(ballots) &&
    isDeepStrictEqual(recorded, preferred)
  );
}

/** Whether the archive holds what the text would put there. */
async function hasHappened(
  { contracts }: Stage,
  effect: Exclude<Effect, { poll: string }>,
): Promise<boolean> {
  if ("resolution" in effect) {
    const resolutions = await readResolutions(contracts, RANGE);
    return resolutions.some(({ text }) => text === effect.resolution);
  }
  const { kind, name, files } = effect;
  const id = documentId(contracts.addresses.timelock, kind, name);
  const document = (await readDocuments(contracts, RANGE)).find((each) => each.id === id);
  const digests = document?.versions.at(-1)?.renditions.map(({ digest }) => digest) ?? [];
  return digests.length === files.length && files.every(({ digest }) => digests.includes(digest));
}
