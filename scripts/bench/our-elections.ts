import { id as hashOf, Signature, toUtf8Bytes, ZeroHash } from "ethers";
import { toRendition } from "../../core/archive/rendition-record.js";
import { documentKindIndex } from "../../core/coalition/index.js";
import { describeContent } from "../../core/content/index.js";
import {
  acceptNomination,
  ballotBoxDomain,
  castRanking,
  castRankings,
  castSignedRanking,
  rankedBallotTypedData,
  type Act,
} from "../../core/elections/index.js";
import { STRANGER, type BenchCoalition } from "./coalition.js";
import { person } from "./people.js";
import { ballotOfElection, CANDIDATES, countOfElection, VERB, type Costs } from "./verbs.js";

const BATCH = 100;
/** Enough ballots for the lowest quorum of a small electorate. */
const OPENING_BALLOTS = 4;
/** An office for each number of candidates, since an office has one election at a time. */
const OFFICES = ["conduct-officer", "appeal-panellist", "co-leader"];

/** Measures an election from the call to the count. Details are measured at the fewest candidates. */
export async function measureElection(
  { chain, transactions, contracts }: BenchCoalition,
  { members, candidates }: { members: number; candidates: (typeof CANDIDATES)[number] },
  costs: Costs,
): Promise<void> {
  const { archive, ballotBox, elections, addresses } = contracts;
  const detailed = candidates === CANDIDATES[0];
  const set = (verb: string, gas: number) => detailed && costs.set(verb, gas);
  const abi = elections.interface;
  const step = (from: string, data: string) =>
    transactions.gasOf({ from, to: addresses.elections, data });
  const send = (from: string, { to, data }: Act) => transactions.gasOf({ from, to, data });

  const name = OFFICES[CANDIDATES.indexOf(candidates)] ?? "";
  const office = { id: hashOf(name), name };
  set(VERB.call, await step(STRANGER, abi.encodeFunctionData("callElection", [office.id])));
  const id = await elections.latestElection(office.id);

  for (let nominee = 0; nominee < candidates; ++nominee) {
    const { address } = person(nominee);
    const nominate = abi.encodeFunctionData("nominate", [id, address]);
    const nominating = await step(address, nominate);
    const seconder = person((nominee + 1) % candidates).address;
    const second = abi.encodeFunctionData("second", [id, address]);
    set(VERB.secondNominee, await step(seconder, second));
    set(VERB.nominate, nominating);
    const statement = await depositStatement(nominee);
    const act = acceptNomination(
      contracts,
      { id, office: office.name },
      { statement, conflicts: "none" },
    );
    const accepting = await send(address, act);
    set(VERB.accept, accepting);
    set(VERB.nominated, nominating + accepting);
  }

  async function depositStatement(nominee: number): Promise<string> {
    const content = await describeContent(toUtf8Bytes(`# Why I stand\n\nNumber ${nominee}.\n`));
    const what = { mediaType: "text/markdown", language: "en", authentic: true };
    const statement = await elections.statementName(id);
    const kind = documentKindIndex("nomination statement");
    const { address } = person(nominee);
    const data = archive.interface.encodeFunctionData("deposit", [
      kind,
      statement,
      ZeroHash,
      [toRendition(content, what)],
    ]);
    await transactions.gasOf({ from: address, to: addresses.archive, data });
    const documentId = await archive.documentIdOf(address, kind, statement);
    return (await archive.currentVersion(documentId)).versionId;
  }

  const nominees = Array.from({ length: candidates }, (_, index) => person(index).address);
  const rules = await elections.electionRules();
  await chain.travel(Number(rules.nominations + rules.acceptance) + 1);
  await step(STRANGER, abi.encodeFunctionData("proceed", [id]));
  await chain.travel(Number(rules.campaign) + 1);
  await step(STRANGER, abi.encodeFunctionData("openBallot", [id]));

  const ballotId = await elections.ballotIdOf(id, 0);
  const ranks = [candidates + 1, ...Array.from({ length: candidates }, (_, i) => i + 1)];
  const turned = [candidates + 1, ...Array.from({ length: candidates }, (_, i) => candidates - i)];
  const cast = (voter: number, ranking: number[], sequence = 1) =>
    send(person(voter).address, castRanking(contracts, { ballotId, ranks: ranking, sequence }));
  set(VERB.electFirst, await cast(0, ranks));
  for (let voter = 1; voter < OPENING_BALLOTS; ++voter) await cast(voter, ranks);
  const later = await cast(OPENING_BALLOTS, ranks);
  costs.set(detailed ? VERB.electLater : ballotOfElection(candidates), later);
  set(VERB.electAgain, await cast(OPENING_BALLOTS, turned, 2));

  const domain = await ballotBoxDomain(ballotBox);
  const sign = async (voter: number) => {
    const { address } = person(voter);
    const ballot = {
      ballotId,
      candidates: nominees,
      ranks,
      voter: address,
      sequence: 1,
    };
    const { types, message } = rankedBallotTypedData(domain, ballot);
    return person(voter).signTypedData(domain, types, message);
  };
  const signer = OPENING_BALLOTS + 1;
  const signed = {
    ballotId,
    voter: person(signer).address,
    ranks,
    sequence: 1,
    signature: await sign(signer),
  };
  set(VERB.electSig, await send(STRANGER, castSignedRanking(contracts, signed)));
  if (members > signer + BATCH) {
    const ballots = await Promise.all(
      Array.from({ length: BATCH }, async (_, index) => {
        const voter = signer + 1 + index;
        const signature = Signature.from(await sign(voter));
        return { voterNumber: voter + 1, sequence: 1, ranks, signature };
      }),
    );
    const act = castRankings(contracts, { ballotId, ballots, alternatives: candidates + 1 });
    const gas = (await send(STRANGER, act)) / BATCH;
    if (detailed) costs.set(VERB.electBatch, gas);
  }

  await chain.travel(Number(rules.ballot) + 1);
  await step(STRANGER, abi.encodeFunctionData("close", [id]));
  costs.set(
    countOfElection(candidates),
    await step(STRANGER, abi.encodeFunctionData("count", [id])),
  );
}
