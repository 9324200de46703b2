/** Ballots in a measured batch. */
export const BATCHES = [1, 10, 100, 500] as const;

const batch = (ballots: number) => ({
  first: `batch of ${ballots}, first on the motion, per ballot`,
  later: `batch of ${ballots}, later, per ballot`,
});

/** What is measured, in the order of the table. "Later" is on a motion that has ballots. */
export const VERB = {
  join: "join",
  enrol: "enrol, per member in a batch of 100",
  seat: "join + enrol, in a batch of 100",
  leave: "leave",
  propose: "propose",
  second: "second, the one that completes",
  voteFirst: "castVote, first on the motion",
  voteLater: "castVote, later",
  voteQuorum: "castVote, the one that makes the quorum",
  sigFirst: "castVoteBySig, first on the motion",
  sigLater: "castVoteBySig, later",
  sigAgain: "castVoteBySig, later, baseline's second nonce",
  spread: "batch of 100 from all over the electorate, per ballot",
  carryOut: "queue + execute",
  archive: "archive a document",
} as const;

export const firstBatch = (ballots: number) => batch(ballots).first;
export const laterBatch = (ballots: number) => batch(ballots).later;

/** Every verb in the order of the table. */
export const VERBS: readonly string[] = [
  VERB.join,
  VERB.enrol,
  VERB.seat,
  VERB.leave,
  VERB.propose,
  VERB.second,
  VERB.voteFirst,
  VERB.voteLater,
  VERB.voteQuorum,
  VERB.sigFirst,
  VERB.sigLater,
  VERB.sigAgain,
  ...BATCHES.flatMap((ballots) => [firstBatch(ballots), laterBatch(ballots)]),
  VERB.spread,
  VERB.carryOut,
  VERB.archive,
];

/** Whole gas of each verb that could be measured. */
export type Costs = Map<string, number>;
