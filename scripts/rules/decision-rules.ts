import {
  type CoalitionFile,
  formatDuration,
  formatPercentage,
  type MotionClassRules,
} from "../../core/coalition/index.js";
import { countOf } from "../../core/format/index.js";
import { secondsNeededBy } from "../../core/motions/seconds-needed.js";
import type { RulesSection } from "./summary.js";

/** Sizes of an electorate at which the seconds are told. */
const SIZES = [10, 100, 1_000] as const;

export function decisionRules({ motions }: CoalitionFile): RulesSection[] {
  const { ordinary, fundamental, deliberation, livePerMember } = motions;
  const { reading, objection, consentFloor, consentShare } = deliberation;
  const row = (what: string, say: (rules: MotionClassRules) => string) => [
    what,
    say(ordinary),
    say(fundamental),
  ];
  return [
    {
      title: "Motions",
      lines: [
        `Any voter may move one; ${countOf(livePerMember, "motion")} of one member may be under way. What a motion does decides its class. Those who were voters when the vote was fixed to open may vote. Abstentions count neither way.`,
      ],
      table: {
        head: ["", "Ordinary", "Fundamental"],
        rows: [
          row("Discussion", ({ discussion }) => formatDuration(discussion)),
          [
            `Seconds needed with ${SIZES.join(", ")} voters`,
            secondsAt("ordinary", ordinary),
            secondsAt("fundamental", fundamental),
          ],
          row("Vote", ({ voting }) => formatDuration(voting)),
          ["Majority", "more For than Against", "at least two For to each Against"],
          row(
            "Quorum: votes For",
            ({ quorumFloor, quorumShare }) =>
              `${formatPercentage(quorumShare)} of the electorate, at least ${quorumFloor}`,
          ),
          row("If quorum comes late", ({ lateQuorumExtension }) =>
            lateQuorumExtension === 0
              ? "nothing is added"
              : `${formatDuration(lateQuorumExtension)} more, once`,
          ),
          row("Between result and effect", ({ timelock }) => formatDuration(timelock)),
        ],
      },
    },
    {
      title: "Amendments and notices",
      lines: [
        "A rival text that is seconded goes on the ballot beside the motion and the status quo; voters rank them all.",
        `A text changed late is public for ${formatDuration(reading)} before the vote. An accepted amendment or a correction stands unless somebody entitled objects within ${formatDuration(objection)}.`,
        `A notice of something ordinary needs seconds too, and passes when its ${formatDuration(ordinary.discussion)} of discussion end unless ${formatPercentage(consentShare)} of the voters, and at least ${consentFloor}, object with reasons; then it goes to a vote.`,
      ],
    },
  ];
}

const secondsAt = (of: "ordinary" | "fundamental", { seconds }: MotionClassRules) =>
  SIZES.map((voters) => secondsNeededBy({ secondsCap: seconds }, of, voters)).join(", ");
