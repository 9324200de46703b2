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
  amend: "amend a motion",
  enter: "second an amendment, the one that puts it on the ballot",
  rankFirst: "ranked ballot on three options, first on the motion",
  rankLater: "ranked ballot on three options, later",
  rankBatch: "ranked ballots on three options, batch of 100, later, per ballot",
  call: "call an election",
  nominate: "nominate",
  secondNominee: "second a nominee",
  accept: "accept a nomination",
  nominated: "nominate + accept",
  electFirst: "election ballot on 3 candidates, first of the election",
  electLater: "election ballot on 3 candidates, later",
  electAgain: "election ballot on 3 candidates, replaced",
  electSig: "election ballot on 3 candidates, signed, later",
  electBatch: "election ballots on 3 candidates, batch of 100, later, per ballot",
  postDirect: "post directly",
  postSigned: "post directly, carried by a stranger",
} as const;

/** Posts in a measured anchor. */
export const ANCHORED = [1, 10, 100, 500] as const;
export const anchoredBatch = (posts: number) => `post anchored in a batch of ${posts}, per post`;

/** Numbers of candidates a count is measured with. */
export const CANDIDATES = [3, 8, 16] as const;

export const countOfElection = (candidates: number) => `count with ${candidates} candidates`;
export const ballotOfElection = (candidates: number) =>
  `election ballot on ${candidates} candidates, later`;

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
  VERB.amend,
  VERB.enter,
  VERB.rankFirst,
  VERB.rankLater,
  VERB.rankBatch,
  VERB.call,
  VERB.nominate,
  VERB.secondNominee,
  VERB.accept,
  VERB.nominated,
  VERB.electFirst,
  VERB.electLater,
  VERB.electAgain,
  VERB.electSig,
  VERB.electBatch,
  ...CANDIDATES.slice(1).map(ballotOfElection),
  ...CANDIDATES.map(countOfElection),
  VERB.postDirect,
  VERB.postSigned,
  ...ANCHORED.map(anchoredBatch),
];

/**
 * What others published about theirs, for reference: Arbitrum's elections (gas snapshot of its governance repository),
 * an attestation of the Ethereum Attestation Service, and a post as Moloch v3 (Baal) has it, an event of a "poster". They were measured on other contracts and another compiler, so no ratio is made of them.
 */
export const PUBLISHED: ReadonlyMap<string, { what: string; gas: number }> = new Map([
  [VERB.call, { what: "Arbitrum createElection", gas: 253_153 }],
  [VERB.nominated, { what: "Arbitrum addContender", gas: 270_750 }],
  [VERB.electSig, { what: "Arbitrum member vote, signed", gas: 302_852 }],
  [VERB.postDirect, { what: "EAS attestation", gas: 180_132 }],
  ...ANCHORED.map(
    (posts) => [anchoredBatch(posts), { what: "Baal-style event", gas: 29_301 }] as const,
  ),
]);

/** Whole gas of each verb that could be measured. */
export type Costs = Map<string, number>;
