import { countOf, formatDate } from "../../../core/format/index.js";
import { SUPPORT, type Support } from "../../../core/motions/index.js";
import { votersOf, type Stage } from "../stage.js";
import type { BallotsCast } from "./ballots-cast.js";
import { castSignedVotes, castVotes, reachQuorum } from "./cast-votes.js";
import type { DemoMotion } from "./demo-motion.js";
import { rankTexts } from "./rank-texts.js";

/** How many ballots travel together. */
const SIGNED_BALLOTS = 10;

const { for: FOR, against: AGAINST, abstain: ABSTAIN } = SUPPORT;
/** Two thirds and more, whatever the number of voters; repeated. */
const CLEAR_MAJORITY: readonly Support[] = [FOR, FOR, FOR, AGAINST, FOR, FOR, ABSTAIN];
/** More against than for, whatever the number of voters; repeated. */
const CLEAR_REFUSAL: readonly Support[] = [AGAINST, AGAINST, FOR, AGAINST, ABSTAIN];

/** Each vote opens in its turn, and the members vote as the story wants. @returns ballots by the motion's id. */
export async function vote(
  stage: Stage,
  motions: readonly DemoMotion[],
): Promise<Map<bigint, BallotsCast>> {
  const { chain, contracts, output } = stage;
  const opening = await Promise.all(
    motions.map(async (motion) => ({
      motion,
      opensAt: Number((await contracts.governor.motion(motion.id)).opensAt),
    })),
  );
  opening.sort((a, b) => a.opensAt - b.opensAt);
  const cast = new Map<bigint, BallotsCast>();
  let today = "";
  for (const { motion, opensAt } of opening) {
    if ((await chain.now()) <= opensAt) await chain.travelTo(opensAt + 1);
    const day = formatDate(await chain.now());
    if (day !== today) output.line(`On ${day} discussion is over and voting begins.`);
    today = day;
    cast.set(motion.id, await voteOn(stage, motion));
  }
  return cast;
}

async function voteOn(stage: Stage, motion: DemoMotion): Promise<BallotsCast> {
  const { output } = stage;
  const voters = votersOf(stage);
  const tell = (what: string) => output.line(`"${motion.title}": ${what}.`);
  switch (motion.plot) {
    case "passes by consent":
      tell("nobody objected, so there is nothing to vote on");
      return { rankings: [] };
    case "fails quorum":
      tell("only three bother to vote");
      return castVotes(stage, motion, voters.slice(0, 3), [FOR, ABSTAIN, ABSTAIN]);
    case "carried by signed ballots": {
      const signers = voters.slice(-SIGNED_BALLOTS);
      const cast = await castSignedVotes(stage, motion, signers, CLEAR_MAJORITY);
      return reachQuorum(stage, motion, voters.slice(0, -SIGNED_BALLOTS), cast);
    }
    case "an amendment wins":
      return rankTexts(stage, motion, voters, SIGNED_BALLOTS);
    case "carried":
    case "carried over objections":
    case "voted down": {
      const supports = motion.plot === "voted down" ? CLEAR_REFUSAL : CLEAR_MAJORITY;
      const cast = await castVotes(stage, motion, voters, supports);
      tell(`${countOf(voters.length, "voter")} cast their votes`);
      return cast;
    }
  }
}
