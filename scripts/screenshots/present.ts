import { ZeroHash } from "ethers";
import { castRanking, readOffices, ranksOf } from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import { encodeRanking } from "../../core/motions/index.js";
import type { DemoElection } from "../demo/elections/demo-election.js";
import { acceptAll, nominateAll } from "../demo/elections/stand.js";
import { advanceTo, call, perform } from "../demo/elections/take-part.js";
import type { DemoMotion } from "../demo/motions/demo-motion.js";
import { type Draft, fileMotion, fileText } from "../demo/motions/file-text.js";
import type { Person } from "../demo/cast.js";
import { done, type Stage } from "../demo/stage.js";

/** An office nobody was elected to in the story. */
const OFFICE = "archivist";
const DAY = 86_400;

const MOVED: Draft = {
  title: "Translate the minutes",
  text: "Half of us read them in **another language**.",
  effect: { resolution: "The minutes of each meeting are translated into French and Spanish." },
};
const RIVAL: Draft = {
  title: "Translate the minutes into all six languages",
  text: "Why two of them only?",
  effect: {
    resolution: "The minutes of each meeting are translated into the six languages of the app.",
  },
};
const DISCUSSED: Draft = {
  title: "Answer newcomers within a week",
  text: "Whoever joins and hears nothing is soon gone.",
  effect: { resolution: "Somebody answers each newcomer within a week." },
};
const NOTICED: Draft = {
  title: "Move the call to 14:00 UTC",
  text: "It is the middle of the night for fewer of us.",
  effect: { resolution: "The monthly call begins at 14:00 UTC." },
};

/** What is under way when the pictures are taken. */
export interface Present {
  election: DemoElection;
  voting: DemoMotion;
  discussed: DemoMotion;
}

/** Ballots are open in an election and on a motion with an amendment; another motion and a notice wait for theirs. */
export async function bringAbout(stage: Stage): Promise<Present> {
  const { contracts, chain } = stage;
  const election = await electionAtBallot(stage);
  // Nobody has more than one text under way; the first founder is whom the pictures are taken for.
  const [, mover, rival, discusser, giver, ...others] = stage.founders;
  if (!mover || !rival || !discusser || !giver)
    throw new DaoError("TOO_FEW_FOUNDERS", "The pictures need five founders.");
  const voting = await fileMotion(stage, mover, MOVED, "carried");
  const amendments = contracts.amendments.connect(rival.signer);
  voting.rivals.push(
    await fileText(stage, rival, RIVAL, (...content) => amendments.amend(voting.id, ...content)),
  );
  await chain.travelTo(Number((await contracts.governor.motion(voting.id)).opensAt) + DAY);
  await rank(stage, voting, others);
  const discussed = await fileMotion(stage, discusser, DISCUSSED, "carried");
  const notices = contracts.notices.connect(giver.signer);
  await fileText(stage, giver, NOTICED, (...content) => notices.give(...content));
  return { election, voting, discussed };
}

async function electionAtBallot(stage: Stage): Promise<DemoElection> {
  const { contracts, founders, newcomers } = stage;
  const office = (await readOffices(contracts)).find(({ name }) => name === OFFICE);
  if (office === undefined)
    throw new DaoError("OFFICE_UNKNOWN", `The coalition has no office "${OFFICE}".`);
  const election = await call(stage, office, "seated");
  await nominateAll(stage, election, newcomers.slice(3, 6));
  await acceptAll(stage, election);
  const { ballots } = await advanceTo(stage, election, "ballot");
  const ballot = ballots.at(-1);
  if (ballot === undefined) throw new Error("there is no ballot");
  const ranks = ranksOf([[1], [3], [0], [2]], ballot.candidates.length + 1);
  for (const { signer } of founders.slice(4))
    await perform(
      signer,
      castRanking(contracts, { ballotId: ballot.ballotId, ranks, sequence: 1 }),
    );
  return election;
}

async function rank({ contracts }: Stage, { id }: DemoMotion, voters: readonly Person[]) {
  const { options } = await contracts.amendments.ballotOf(id);
  for (const [index, { signer }] of voters.entries()) {
    const ranking = encodeRanking(index % 3 === 0 ? [3, 1, 2] : [3, 2, 1]);
    await done(contracts.amendments.connect(signer).castRankedVote(id, options, ranking, ""));
  }
}

/** A report that waits for the officers. @returns the id of the case. */
export async function reportAnew(
  { contracts }: Stage,
  reporter: Person,
  respondent: Person,
  post: string,
): Promise<string> {
  const about = [respondent.address, 2, false, post, ZeroHash] as const;
  await done(contracts.conduct.connect(reporter.signer).report(...about));
  return contracts.conduct.caseIdOf(reporter.address, ...about);
}
