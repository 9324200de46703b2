import type { ContractTransactionResponse } from "ethers";
import type { Prospect } from "./prospect.js";

/** Targets, values, calldatas and description, as every filing takes them. */
export type FilingLists = readonly [
  targets: string[],
  values: bigint[],
  calldatas: string[],
  description: string,
];

/** A way in which a text comes before the members. */
export interface Filing {
  /** Of the transaction. */
  label: string;
  question: string;
  /** Tries it on the chain as it is now. @throws what the contracts refuse. */
  attempt(lists: FilingLists): Promise<unknown>;
  send(lists: FilingLists): Promise<ContractTransactionResponse>;
  /** The lines that say what will happen. */
  preview(prospect: Prospect): string[] | Promise<string[]>;
  /** What came of it, in lines for people and for `--json`. */
  outcome(id: bigint, prospect: Prospect): Promise<FilingOutcome>;
}

export interface FilingOutcome {
  lines: string[];
  result: Record<string, unknown>;
}
