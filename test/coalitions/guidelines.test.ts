import { readFile } from "node:fs/promises";
import { expect } from "chai";
import {
  electionLead,
  formatDuration,
  HOUR,
  parseCoalitionFile,
} from "../../core/coalition/index.js";

const DAY = 24 * HOUR;

describe("docs/guidelines.md and the pilot's Code of Conduct", () => {
  /** Without line breaks, so that a phrase is found wherever it is wrapped. */
  const words = async (path: string) => (await readFile(path, "utf8")).replace(/\s+/g, " ");

  it("say the numbers of coalitions/dc-bas.json5", async () => {
    const path = "coalitions/dc-bas.json5";
    const { membership, elections, conduct, motions } = parseCoalitionFile(
      await readFile(path, "utf8"),
      path,
    );
    const days = (seconds: number) => String(seconds / DAY);
    const { nominations, acceptance, extension, campaign, ballot, challenge } = elections;
    const guidelines = await words("docs/guidelines.md");
    for (const said of [
      `members of ${days(membership.waitingPeriod)} days' standing`,
      `accept the new version within ${days(conduct.codeGrace)} days`,
      `after the reply and within ${days(conduct.decisionPeriod)} days`,
      `hear appeals within ${days(conduct.hearingPeriod)} days`,
      `${days(electionLead(elections))} days before terms end`,
      `nominations ${days(nominations)} days, acceptance ${days(acceptance)}, campaign ${days(campaign)}, ballot ${days(ballot)}, challenge ${days(challenge)}; ${days(extension)} more`,
    ])
      expect(guidelines).to.include(said);
    expect(motions.deliberation).to.include({ consentFloor: 2, consentShare: 100 });
    expect(guidelines).to.include("If two voters mind, or one in a hundred");

    const code = await words("docs/code-of-conduct.en.md");
    for (const said of [
      `has ${conduct.replyWindow / HOUR} hours to reply`,
      `within ${formatDuration(conduct.decisionPeriod)}. A case`,
      `Within ${formatDuration(conduct.appealWindow)} the person`,
      `suspended for ${formatDuration(conduct.suspension)} at most`,
      `suspended for ${formatDuration(conduct.longSuspension)} at most`,
      `posts for ${conduct.hold / HOUR} hours`,
    ])
      expect(code).to.include(said);
  });
});
