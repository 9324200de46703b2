import { concat, id as hash } from "ethers";
import { unzip, type FiledMotion } from "../../fixture/motions.js";
import { FOR, packedBallot } from "../ballots.js";
import type { Amended } from "./moments.js";
import { batched, digestOf, optionsOf, packed } from "./ranking.js";
import { resolution } from "./texts.js";

const content = ({ calls, description }: FiledMotion) =>
  [...unzip(calls), hash(description)] as const;

/**
 * Everything that can be done to a motion, its rival and the correction, each by somebody who may: called statically,
 * so that one moment serves all. Founders 0 and 1 moved motion and rival; 2 seconded both; 8 has not voted yet.
 */
export async function verbs(c: Amended) {
  const { motion, rival, correction } = c;
  const governor = (index: number) => c.governor.connect(c.founders[index]!);
  const amendments = (index: number) => c.amendments.connect(c.founders[index]!);
  const words = unzip([await resolution(c, "In other words")]);
  const options = await optionsOf(c, motion);
  // One rank for everything that stands.
  const ranks = [0, ...options.map((text) => (text === 0n ? 0 : 1))];
  const plain = await packedBallot(c.governor, c.founders[8]!, 9, motion.id, FOR);
  const ranked = await batched(c, 8, motion, ranks);
  const count = async (counting: Promise<bigint>) => {
    if ((await counting) !== 1n) throw new Error("passed over");
  };
  const all = {
    "amend motion": () => amendments(6).amend.staticCall(motion.id, ...words, "New"),
    "amend rival": () => amendments(6).amend.staticCall(rival.id, ...words, "New"),
    "second motion": () => governor(9).second.staticCall(motion.id),
    "second rival": () => governor(9).second.staticCall(rival.id),
    "withdraw motion": () => governor(0).withdraw.staticCall(motion.id),
    "withdraw rival": () => governor(1).withdraw.staticCall(rival.id),
    "take over motion": () => governor(7).takeOver.staticCall(motion.id),
    "take over rival": () => governor(7).takeOver.staticCall(rival.id),
    "accept rival": () => amendments(0).accept.staticCall(rival.id),
    "correct motion": () => amendments(0).correct.staticCall(motion.id, ...words, "New"),
    "correct rival": () => amendments(1).correct.staticCall(rival.id, ...words, "New"),
    "object to motion": () => amendments(2).object.staticCall(motion.id, "No."),
    "object to rival": () => amendments(2).object.staticCall(rival.id, "No."),
    "vote on motion": () => governor(8).castVote.staticCall(motion.id, FOR),
    "vote on rival": () => governor(8).castVote.staticCall(rival.id, FOR),
    "rank all": () =>
      amendments(8).castRankedVote.staticCall(motion.id, digestOf(options), packed(ranks), ""),
    "batch on motion": () => count(c.governor.castVotesBySig.staticCall(motion.id, plain)),
    "batch of rankings": () =>
      count(c.amendments.castRankedVotesBySig.staticCall(motion.id, concat([ranked]))),
    "queue motion": () => c.governor.queue.staticCall(...content(motion)),
    "queue rival": () => c.governor.queue.staticCall(...content(rival)),
    "execute motion": () => c.governor.execute.staticCall(...content(motion)),
    "execute rival": () => c.governor.execute.staticCall(...content(rival)),
  };
  if (correction === undefined) return all;
  return {
    ...all,
    "amend correction": () => amendments(6).amend.staticCall(correction.id, ...words, "New"),
    "second correction": () => governor(9).second.staticCall(correction.id),
    "withdraw correction": () => governor(0).withdraw.staticCall(correction.id),
    "take over correction": () => governor(7).takeOver.staticCall(correction.id),
    "accept correction": () => amendments(0).accept.staticCall(correction.id),
    "vote on correction": () => governor(8).castVote.staticCall(correction.id, FOR),
    "queue correction": () => c.governor.queue.staticCall(...content(correction)),
    "execute correction": () => c.governor.execute.staticCall(...content(correction)),
  };
}
