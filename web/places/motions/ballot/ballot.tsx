import { useWords } from "../../../language/index.js";
import { Fill, Section, Time } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { isRanked } from "../motion/texts.js";
import { isDiscussed } from "../phases.js";
import { LeftBallot } from "./left-ballot.js";
import { MyBallot } from "./my-ballot.js";
import { PlainBallot } from "./plain-ballot.js";
import { RankedBallot } from "./ranked-ballot.js";

/** Voting, while it is time, and what became of one's ballot. */
export function Ballot({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const { phase, opensAt, deadline, ballots } = motion;
  if (isDiscussed(phase) && phase !== "notice") {
    return (
      <Section title={words("ballot.title")}>
        <p>
          <Fill text={words("ballot.opens")} parts={{ when: <Time at={opensAt} /> }} />
        </p>
      </Section>
    );
  }
  if (phase !== "vote" && ballots === 0) return null;
  const standing = motion.options.filter((option) => option.standing).length;
  return (
    <Section title={words("ballot.title")}>
      {phase === "vote" ? (
        <>
          <p>
            <Fill text={words("ballot.until")} parts={{ when: <Time at={deadline} /> }} />
          </p>
          {isRanked(motion) && standing > 1 ? (
            <RankedBallot key={motion.id} motion={motion} />
          ) : (
            <PlainBallot key={motion.id} motion={motion} />
          )}
        </>
      ) : (
        <>
          <p>{words("ballot.closed")}</p>
          <LeftBallot motion={motion} />
        </>
      )}
      <MyBallot motion={motion} />
    </Section>
  );
}
