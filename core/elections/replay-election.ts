import type { DecodedArguments } from "../contracts/index.js";
import { shortHash } from "../format/index.js";
import type { ElectionBallot, ElectionRecord, NomineeRecord } from "./election.js";
import { electionStageAt } from "./stage.js";
import { electionRulesOf, officeTermsOf, seatsIn } from "./terms.js";

type Struct<Key extends string> = Readonly<Record<Key, bigint>>;

/** What an election is when it is called. */
export function calledElection(
  { args, log }: { args: DecodedArguments; log: { blockNumber: number } },
  office: string | undefined,
) {
  const called = args.called as DecodedArguments;
  const number = (field: string) => called[field] as bigint;
  const officeId = args.officeId as string;
  const record: ElectionRecord = {
    id: args.electionId as string,
    officeId,
    office: office ?? shortHash(officeId),
    seats: seatsIn(number("seats")),
    calledAt: number("calledAt"),
    calledInBlock: log.blockNumber,
    terms: officeTermsOf(called.terms as Struct<keyof ElectionRecord["terms"]>),
    rules: electionRulesOf(called.rules as Struct<keyof ElectionRecord["rules"]>),
    quorumFloor: Number(number("quorumFloor")),
    quorumShare: Number(number("quorumShare")),
    tieRule: args.tieRule as string,
    nominationsUntil: number("nominationsUntil"),
    acceptanceUntil: number("acceptanceUntil"),
    extensions: 0,
    opensAt: 0n,
    closesAt: 0n,
    settlesAt: 0n,
    nominees: [],
    candidates: [],
    ballots: [],
    challenges: [],
    seated: [],
    passedOver: [],
    annulledFor: "",
    milestone: "nominations",
  };
  return record;
}

type Change = (election: ElectionRecord, args: DecodedArguments) => void;

/** What each event does to an election. */
export const CHANGES = {
  Nominated: ({ nominees }, { nominee, nominator }) =>
    void nominees.push({
      account: nominee as string,
      nominator: nominator as string,
      status: "nominated",
      seconders: [],
      statement: undefined,
      conflicts: undefined,
    }),
  NomineeSeconded: (election, { nominee, voter }) =>
    void nomineeIn(election, nominee)?.seconders.push(voter as string),
  NominationAccepted: (election, { nominee, statement, conflicts }) => {
    const found = nomineeIn(election, nominee);
    if (found === undefined) return;
    found.status = "accepted";
    [found.statement, found.conflicts] = [statement as string, conflicts as string];
    election.candidates.push(found.account);
  },
  NominationDeclined: (election, { nominee }) => setStatus(election, nominee, "declined"),
  CandidateWithdrawn: (election, { candidate }) => strike(election, candidate, "withdrawn"),
  CandidateDisplaced: (election, { candidate }) => strike(election, candidate, "nominated"),
  CandidateDropped: (election, { candidate }) => strike(election, candidate, "dropped"),
  ElectionExtended: (election, { extensions, until }) => {
    election.extensions = Number(extensions);
    election.nominationsUntil = election.acceptanceUntil = until as bigint;
  },
  CampaignBegun: (election, { opensAt }) => {
    election.opensAt = opensAt as bigint;
    election.milestone = "campaign";
  },
  ElectionBallotOpened: (election, { run, ballotId, candidates, opensAt, closesAt }) => {
    election.ballots.push({
      run: Number(run),
      ballotId: ballotId as string,
      candidates: candidates as string[],
      opensAt: opensAt as bigint,
      closesAt: closesAt as bigint,
      drawBlock: undefined,
      counted: undefined,
    });
    [election.opensAt, election.closesAt] = [opensAt as bigint, closesAt as bigint];
    election.milestone = "ballot";
  },
  ElectionClosed: (election, { run, drawBlock }) => {
    const ballot = ballotIn(election, run);
    if (ballot !== undefined) ballot.drawBlock = Number(drawBlock);
    election.milestone = "counting";
  },
  ElectionCounted: (election, { run, ballots, quorum, seed, elected, settlesAt }) => {
    const ballot = ballotIn(election, run);
    if (ballot === undefined) return;
    ballot.counted = {
      ballots: Number(ballots),
      quorum: Number(quorum),
      seed: seed as string,
      elected: elected as string[],
      settlesAt: settlesAt as bigint,
    };
    // Without a quorum another event says what follows.
    if ((ballots as bigint) < (quorum as bigint)) return;
    election.settlesAt = settlesAt as bigint;
    election.milestone = "provisional";
  },
  ResultChallenged: ({ challenges }, { voter, reason }) =>
    void challenges.push({ voter: voter as string, reason: reason as string }),
  ResultHeld: (election, { settlesAt }) => {
    election.settlesAt = settlesAt as bigint;
    election.milestone = "held";
  },
  ElectionEnded: (election, { outcome, reason }) => {
    election.milestone = electionStageAt(outcome as bigint);
    election.annulledFor = reason as string;
  },
} satisfies Record<string, Change>;

export type ElectionEvent = keyof typeof CHANGES;

function nomineeIn({ nominees }: ElectionRecord, account: unknown): NomineeRecord | undefined {
  return nominees.find((nominee) => nominee.account === account);
}

function ballotIn({ ballots }: ElectionRecord, run: unknown): ElectionBallot | undefined {
  return ballots.find((ballot) => ballot.run === Number(run));
}

function setStatus(election: ElectionRecord, account: unknown, status: NomineeRecord["status"]) {
  const nominee = nomineeIn(election, account);
  if (nominee !== undefined) nominee.status = status;
}

/** Off the list of candidates. */
function strike(election: ElectionRecord, account: unknown, status: NomineeRecord["status"]) {
  setStatus(election, account, status);
  election.candidates = election.candidates.filter((candidate) => candidate !== account);
}
