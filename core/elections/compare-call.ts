import { AbiCoder, keccak256, type EventFragment } from "ethers";
import {
  readLogs,
  type BlockRange,
  type DecodedArguments,
  type DecodedLog,
} from "../contracts/index.js";
import type { ElectionContracts } from "./contracts.js";
import type { ElectionRecord } from "./election.js";
import { electionRulesOf, officeTermsOf } from "./terms.js";

/** Class of motions whose quorum counts. */
const ORDINARY = 0n;

/**
 * Whether a call froze what the other logs say was in force, and whether its id is the hash of what it froze; one line
 * for each difference.
 *
 * @param range - must begin at the coalition's deployment or before.
 */
export async function compareCall(
  contracts: Pick<ElectionContracts, "elections" | "offices" | "rulebook">,
  election: ElectionRecord,
  range: BlockRange,
): Promise<string[]> {
  const { elections, offices, rulebook } = contracts;
  const until = { ...range, toBlock: election.calledInBlock };
  const [own, officeLogs, ruleLogs] = await Promise.all([
    readLogs(elections, until, ["ElectionCalled", "ElectionRulesSet"]),
    readLogs(offices, until, ["OfficeOpened", "OfficeChanged"]),
    readLogs(rulebook, until, ["MotionRulesSet"]),
  ]);
  const call = own.find(
    ({ name, args }) => name === "ElectionCalled" && args.electionId === election.id,
  );
  if (call === undefined) return ["The logs hold no call of this election."];
  const rules = lastBefore(call, own, ({ name }) => name === "ElectionRulesSet");
  const terms = lastBefore(call, officeLogs, ({ args }) => args.officeId === election.officeId);
  const ordinary = lastBefore(call, ruleLogs, ({ args }) => args.class === ORDINARY);
  const quorum = ordinary?.rules as Record<"quorumFloor" | "quorumShare", bigint> | undefined;
  const checks: [what: string, same: boolean][] = [
    ["rules of elections", same(election.rules, rules && electionRulesOf(rules.rules as never))],
    ["terms of the office", same(election.terms, terms && officeTermsOf(terms.terms as never))],
    [
      "quorum",
      quorum !== undefined &&
        quorum.quorumFloor === BigInt(election.quorumFloor) &&
        quorum.quorumShare === BigInt(election.quorumShare),
    ],
  ];
  const differences = checks
    .filter(([, right]) => !right)
    .map(([what]) => `The call did not freeze the ${what} that were in force.`);
  const id = await idOf(contracts, call.args);
  return id === election.id
    ? differences
    : [...differences, "The election's id is not the hash of what its call froze."];
}

/** Fields in one order, so that they can be compared as text. */
function same(frozen: object, inForce: object | undefined): boolean {
  const text = (value: object) =>
    JSON.stringify(Object.entries(value).map(([k, v]) => [k, String(v)]));
  return inForce !== undefined && text(frozen) === text(inForce);
}

function lastBefore(
  { log: call }: DecodedLog,
  logs: readonly DecodedLog[],
  wanted: (log: DecodedLog) => boolean,
): DecodedArguments | undefined {
  return logs.findLast(
    (each) =>
      wanted(each) && (each.log.blockNumber < call.blockNumber || each.log.index < call.index),
  )?.args;
}

/** keccak256(abi.encode(directory, the election as it was called, tie rule)). */
async function idOf(
  { elections }: Pick<ElectionContracts, "elections">,
  { called, tieRule }: DecodedArguments,
): Promise<string> {
  const event = elections.interface.getEvent("ElectionCalled") as EventFragment;
  const types = event.inputs.filter(({ indexed }) => indexed !== true);
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["address", ...types],
    [await elections.directory(), called, tieRule],
  );
  return keccak256(encoded);
}
