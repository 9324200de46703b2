import { refuses, type Path } from "./sample-file.js";

const motion = (key: string): Path => ["motions", "fundamental", key];

describe("parseCoalitionFile: motions", () => {
  refuses([
    [
      "an extension longer than the vote",
      motion("lateQuorumExtension"),
      "8 days",
      "motions.fundamental.lateQuorumExtension",
      /longer than the vote/,
    ],
    [
      "a quorum above the founders",
      motion("quorumFloor"),
      6,
      "motions.fundamental.quorumFloor",
      /more than the 5 founders/,
    ],
    [
      "more objections than there are founders",
      ["motions", "deliberation", "consentFloor"],
      6,
      "motions.deliberation.consentFloor",
      /more than the 5 founders/,
    ],
    [
      "time to object that is longer than the reading",
      ["motions", "deliberation", "objection"],
      "4 days",
      "motions.deliberation.objection",
      /^4 days is longer than the reading, 3 days/,
    ],
  ]);
});
