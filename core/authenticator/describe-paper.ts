import { ParamType, type Result } from "ethers";
import { CONTRACT_TITLES } from "../contracts/index.js";
import { formatMoment } from "../format/index.js";
import { type CallArgument, callArguments } from "../motions/call-arguments.js";
import {
  type CallDescription,
  describeCall,
  type DescribedCoalition,
} from "../motions/describe-call.js";
import { decodeArguments } from "./arguments.js";
import type { Paper } from "./paper.js";
import { parametersOf, type Verb } from "./verb.js";
import { VERBS } from "./verbs.js";

/** What a paper says and does, in words. */
export interface PaperDescription {
  /** The sentence the member signs. */
  declaration: string;
  /** The contract that does it, as people call it. */
  contract: string;
  /** By the names the wallet shows. */
  arguments: CallArgument[];
  /** What a motion, notice or amendment would do; empty for everything else. */
  calls: CallDescription[];
  /** False whenever this version cannot say everything the calls do. Show such papers with a warning. */
  known: boolean;
  /** Until when it counts, as text. */
  until: string;
}

/** @throws DaoError `PAPER_ARGUMENTS_MALFORMED` */
export function describePaper(contracts: DescribedCoalition, paper: Paper): PaperDescription {
  const verb = VERBS[paper.verb];
  const values = decodeArguments(verb, paper.arguments);
  const calls = callsOf(verb, values).map((call) => describeCall(contracts, call));
  return {
    declaration: verb.declaration,
    contract: CONTRACT_TITLES[verb.contract],
    arguments: callArguments(contracts.addresses, namedAsSigned(verb), values),
    calls,
    known: calls.every(({ known }) => known),
    until: formatMoment(paper.deadline),
  };
}

/** Members of the struct may have better names than the function gives its parameters. */
function namedAsSigned(verb: Verb): ParamType[] {
  return parametersOf(verb).map((input, index) => {
    const json = JSON.parse(input.format("json")) as Record<string, unknown>;
    return ParamType.from({ ...json, name: verb.fields[index]?.name });
  });
}

function callsOf(verb: Verb, values: Result) {
  const start = verb.fields.findIndex(({ name }) => name === "targets");
  if (start < 0) return [];
  const [targets, amounts, calldatas] = [0, 1, 2].map((i) => [...(values[start + i] as Result)]);
  return (targets as string[]).map((target, i) => ({
    target,
    value: (amounts as bigint[])[i] ?? 0n,
    calldata: (calldatas as string[])[i] ?? "0x",
  }));
}
