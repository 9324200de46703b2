import {
  ARCHIVIST,
  callElection,
  castRankings,
  countBallots,
  foundWithCalendar,
  nominate,
  openBallot,
  stand,
  writeStatement,
} from "../../elections/standing.js";
import { petition, withArchivist } from "../../elections/recalling.js";
import type { Occasions } from "./occasion.js";

/** An election of the archivist, in which founder 1 is nominated and seconded. */
async function nominated() {
  const c = await foundWithCalendar();
  const election = await callElection(c);
  await nominate(c, election, c.founders[1]!, [c.founders[2]!]);
  return { c, election, nominee: c.founders[1]! };
}

export const ELECTION_OCCASIONS = {
  nominate: async () => {
    const c = await foundWithCalendar();
    const election = await callElection(c);
    const nominee = c.founders[1]!.address;
    return { c, member: c.founders[0]!, values: { election, nominee } };
  },
  "second-nominee": async () => {
    const { c, election, nominee } = await nominated();
    return { c, member: c.founders[3]!, values: { election, nominee: nominee.address } };
  },
  "accept-nomination": async () => {
    const { c, election, nominee } = await nominated();
    const statement = await writeStatement(c, election, nominee);
    return { c, member: nominee, values: { election, statement, conflicts: "none" } };
  },
  "decline-nomination": async () => {
    const { c, election, nominee } = await nominated();
    return { c, member: nominee, values: { election } };
  },
  "withdraw-candidacy": async () => {
    const c = await foundWithCalendar();
    const election = await callElection(c);
    await stand(c, election, c.founders[1]!, c.founders[2]!);
    return { c, member: c.founders[1]!, values: { election } };
  },
  "challenge-result": async () => {
    const c = await foundWithCalendar();
    const election = await callElection(c);
    await stand(c, election, c.founders[1]!, c.founders[2]!);
    await castRankings(c, await openBallot(c, election), Array(6).fill([2, 1]) as number[][]);
    await countBallots(c, election);
    return { c, member: c.founders[3]!, values: { election, reason: "The list was wrong." } };
  },
  "resign-office": async () => {
    const { c, anna } = await withArchivist();
    return { c, member: anna, values: { office: ARCHIVIST } };
  },
  "petition-recall": async () => {
    const { c, anna, bert } = await withArchivist();
    const values = { office: ARCHIVIST, holder: anna.address, reason: "The archive is shut." };
    return { c, member: bert, values };
  },
  "sign-recall-petition": async () => {
    const { c } = await withArchivist();
    const recall = await petition(c);
    return { c, member: c.founders[2]!, values: { recall } };
  },
} satisfies Occasions;
